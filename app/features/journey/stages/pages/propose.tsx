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
import { proposalInput } from '../inputs.ts'
import { readJourney } from '../journey.server.ts'
import { chosenStage, moveChoices } from '../move-choices.ts'
import { MoveForm } from '../parts/move-form.tsx'
import { proposeMove } from '../propose.server.ts'

export const meta = () => [{ title: m.propose_title() }]

export const loader = load(async (tx, { params, url, base }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  allow(tx.actor, journeyPolicy.proposeMove)
  const journey = await readJourney(tx, partnership)
  return {
    name: partnership.name,
    stage: journey.stage,
    choices: moveChoices(journey.stage, journey.findings),
    chosen: chosenStage(url.searchParams.get('stage'), journey.stage),
    back: `${base}/partnerships/${partnership.id}/journey`,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.partnership ?? ''
  const answer = await proposeMove(tx, id, parseForm(proposalInput, form))
  if (isRefusal(answer)) return answer
  return done(`${base}/partnerships/${id}/journey`, m.propose_done(), answer.historyId)
})

export default function ProposePage() {
  const { name, stage, choices, chosen, back } = useLoaderData<typeof loader>()
  return (
    <NarrowPage
      title={m.propose_title()}
      lede={m.propose_lede({ name, stage: stageWord(stage) })}
      back={{ to: back, label: name }}
    >
      <MoveForm choices={choices} chosen={chosen} reason="" submit={m.propose_save()} back={back} />
    </NarrowPage>
  )
}
