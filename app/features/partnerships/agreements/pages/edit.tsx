import { useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { changeAgreement } from '../change.server.ts'
import { agreementChange } from '../inputs.ts'
import { AgreementForm } from '../parts/agreement-form.tsx'
import { readAgreement, textsOf } from '../reads.server.ts'

export const meta = () => [{ title: m.agreement_change() }]

export const loader = load(async (tx, { params, base }) => {
  const agreement = await readAgreement(tx, params.agreement ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const [text] = await textsOf(tx, agreement)
  return { agreement, body: text?.body ?? '', language: tx.locale, base }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.agreement ?? ''
  const answer = await changeAgreement(tx, id, parseForm(agreementChange, form))
  return isRefusal(answer) ? answer : done(`${base}/agreements/${id}`, m.agreement_changed())
})

export default function EditAgreement() {
  const { agreement, body, language, base } = useLoaderData<typeof loader>()
  const here = `${base}/agreements/${agreement.id}`
  return (
    <NarrowPage
      title={m.agreement_change()}
      lede={m.agreement_edit_lede()}
      back={{ to: here, label: agreement.title }}
    >
      <AgreementForm agreement={agreement} body={body} language={language} back={here} />
    </NarrowPage>
  )
}
