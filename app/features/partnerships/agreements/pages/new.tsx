import { useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { budgetFacts, budgetOf } from '../budget/form.server.ts'
import { draftAgreement } from '../draft.server.ts'
import { agreementForm } from '../inputs.ts'
import { AgreementForm } from '../parts/agreement-form.tsx'

export const meta = () => [{ title: m.agreement_add() }]

export const loader = load(async (tx, { params, base }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  return { partnership, budget: budgetFacts(tx, partnership), language: tx.locale, base }
})

export const action = act(async (tx, { form, params, base }) => {
  const answer = await draftAgreement(tx, params.partnership ?? '', {
    ...parseForm(agreementForm, form),
    budget: budgetOf(form),
  })
  return isRefusal(answer)
    ? answer
    : done(`${base}/agreements/${answer.id}`, m.agreement_added(), answer.historyId)
})

export default function NewAgreement() {
  const { partnership, budget, language, base } = useLoaderData<typeof loader>()
  const back = `${base}/partnerships/${partnership.id}/agreements`
  return (
    <NarrowPage
      title={m.agreement_add()}
      lede={m.agreement_new_lede()}
      back={{ to: back, label: m.agreements_of({ partnership: partnership.name }) }}
    >
      <AgreementForm budget={budget} language={language} back={back} />
    </NarrowPage>
  )
}
