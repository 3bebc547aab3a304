import { useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { presentPartners } from '../../partnerships/partnership.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { changeDecision } from '../change.server.ts'
import { optionsOf, proposalChangeForm } from '../inputs.ts'
import { allowProposer } from '../open.server.ts'
import { ProposalForm } from '../parts/proposal-form.tsx'
import { readDecision } from '../reads.server.ts'
import { weightsOf } from '../weights.server.ts'

export const meta = () => [{ title: m.decision_edit() }]

export const loader = load(async (tx, { params, base }) => {
  const decision = await readDecision(tx, params.decision ?? '')
  allowProposer(tx, decision)
  const partnership = await readPartnership(tx, decision.partnershipId)
  return { decision, partners: presentPartners(partnership.partners), today: tx.today, base }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.decision ?? ''
  const { options, ...input } = parseForm(proposalChangeForm, form)
  const answer = await changeDecision(tx, id, {
    ...input,
    options: optionsOf(options),
    weights: weightsOf(form),
  })
  return isRefusal(answer) ? answer : done(`${base}/decisions/${id}`, m.decision_changed())
})

export default function EditDecision() {
  const { decision, partners, today, base } = useLoaderData<typeof loader>()
  const back = `${base}/decisions/${decision.id}`
  return (
    <NarrowPage
      title={m.decision_edit()}
      lede={m.decision_form_lede()}
      back={{ to: back, label: decision.what }}
    >
      <ProposalForm
        decision={decision}
        partners={partners}
        language=""
        closesOn={decision.closesOn}
        today={today}
        back={back}
      />
    </NarrowPage>
  )
}
