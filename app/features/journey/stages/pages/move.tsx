import { useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { readPartnership } from '../../../partnerships/index.server.ts'
import { stageWord } from '../../../partnerships/partnerships/say.ts'
import { journeyPolicy } from '../../policy.ts'
import { decideMove } from '../decide.server.ts'
import { moveInput } from '../inputs.ts'
import { readJourney } from '../journey.server.ts'
import { chosenStage, moveChoices } from '../move-choices.ts'
import { MoveForm } from '../parts/move-form.tsx'

export const meta = () => [{ title: m.move_title() }]

export const loader = load(async (tx, { params, url, base }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  allow(tx.actor, journeyPolicy.decideMove)
  const journey = await readJourney(tx, partnership)
  const chosen = chosenStage(url.searchParams.get('stage'), journey.stage)
  return {
    name: partnership.name,
    stage: journey.stage,
    choices: moveChoices(journey.stage, journey.findings),
    chosen,
    // Whoever decides as proposed may take over the words of the proposal, and change them.
    reason: journey.proposal?.stage === chosen ? journey.proposal.reason : '',
    back: `${base}/partnerships/${partnership.id}/journey`,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.partnership ?? ''
  const input = parseForm(moveInput, form)
  const answer = await decideMove(tx, id, input)
  if (isRefusal(answer)) return answer
  return done(
    `${base}/partnerships/${id}/journey`,
    m.move_done({ stage: stageWord(input.stage) }),
    answer.historyId,
  )
})

export default function MovePage() {
  const { name, stage, choices, chosen, reason, back } = useLoaderData<typeof loader>()
  return (
    <NarrowPage
      title={m.move_title()}
      lede={m.move_lede({ name, stage: stageWord(stage) })}
      back={{ to: back, label: name }}
    >
      <MoveForm choices={choices} chosen={chosen} reason={reason} submit={m.move_save()} back={back} />
    </NarrowPage>
  )
}
