import { useLoaderData } from 'react-router'
import { addDays } from '#platform/context/days.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { BehalfFields } from '../../behalf/parts/behalf-fields.tsx'
import { behalfChoices } from '../../behalf/reads.server.ts'
import { muchAsked } from '../../equity/asks.server.ts'
import { AskedNotice } from '../../equity/parts/asked-notice.tsx'
import { presentPartners } from '../../partnerships/partnership.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { optionsOf, proposalForm } from '../inputs.ts'
import { ProposalForm } from '../parts/proposal-form.tsx'
import { proposeDecision } from '../propose.server.ts'
import { weightsOf } from '../weights.server.ts'

export const meta = () => [{ title: m.decision_add() }]

export const loader = load(async (tx, { params, base }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  return {
    partnership,
    partners: presentPartners(partnership.partners),
    choices: behalfChoices(tx, partnership),
    asked: await muchAsked(tx, partnership),
    language: tx.locale,
    today: tx.today,
    closesOn: addDays(tx.today, 14),
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const { options, ...input } = parseForm(proposalForm, form)
  const answer = await proposeDecision(tx, params.partnership ?? '', {
    ...input,
    options: optionsOf(options),
    weights: weightsOf(form),
  })
  return isRefusal(answer)
    ? answer
    : done(`${base}/decisions/${answer.id}`, m.decision_added(), answer.historyId)
})

export default function NewDecision() {
  const { partnership, partners, choices, asked, language, today, closesOn, base } =
    useLoaderData<typeof loader>()
  const back = `${base}/partnerships/${partnership.id}/decisions`
  return (
    <NarrowPage
      title={m.decision_add()}
      lede={m.decision_form_lede()}
      back={{ to: back, label: m.decisions_of({ partnership: partnership.name }) }}
    >
      <AskedNotice asked={asked} />
      <ProposalForm partners={partners} language={language} closesOn={closesOn} today={today} back={back}>
        <BehalfFields choices={choices} />
      </ProposalForm>
    </NarrowPage>
  )
}
