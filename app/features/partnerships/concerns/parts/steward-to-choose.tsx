import { useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Select } from '#ui/select/select.tsx'
import type { Candidate } from '../candidates.server.ts'
import { firstToAsk, type Openness, type Sides, sidesOfRaiser, takesNoSide } from '../concern.ts'
import { candidateOptions, Outsiders } from './acts.tsx'

/**
 * Whom to ask, of those who would be accepted by what the form says so far: the first to ask is chosen already. Without
 * scripts the list is narrowed once the form came back.
 */
export function StewardToChoose({
  candidates,
  raiser,
  sides,
  workspace,
}: {
  candidates: readonly Candidate[]
  raiser: Omit<Sides, 'parties'>
  /** What the form says so far. */
  sides: { parties: readonly string[]; openness: Openness }
  workspace: string
}) {
  const { errorOf, typed } = useProblem()
  const offered = candidates.filter((one) => takesNoSide(sidesOfRaiser(raiser, sides), one))
  const wanted = offered.find((one) => one.personId === typed('stewardPersonId')) ?? firstToAsk(offered)
  if (wanted === null)
    return (
      <p className="soft" id="stewardPersonId">
        {m.concern_nobody_left()}
      </p>
    )
  return (
    <>
      <Select
        // Another list is chosen from anew.
        key={offered.map((one) => one.personId).join()}
        name="stewardPersonId"
        label={m.concern_steward_ask()}
        help={m.concern_steward_help()}
        options={candidateOptions(offered)}
        defaultValue={wanted.personId}
        error={errorOf('stewardPersonId')}
      />
      <Outsiders candidates={offered} workspace={workspace} />
    </>
  )
}
