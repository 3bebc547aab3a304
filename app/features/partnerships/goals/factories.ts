import { write } from '#platform/context/transaction.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { openWorld } from '#platform/testing/world.server.ts'
import { makePartnership } from '../factories.ts'
import { checkInInput, closeInput, goalInput } from './inputs.ts'
import { goals } from './register.server.ts'
import { setGoal } from './set.server.ts'

/** What a goal has, all five questions answered. */
export const attendance = goalInput.parse({
  what: '60 pupils come at least twice a week',
  measure: 'Pupils who came twice',
  unit: 'pupils',
  baseline: 12,
  target: 60,
  whyAchievable: '34 come already',
  need: 'Nowhere to go after school',
  dueOn: '2026-06-30',
  checkInEveryDays: 30,
})
/** A check-in of yesterday. */
export const look = (fields: Record<string, unknown> = {}) =>
  checkInInput.parse({ checkedOn: '2026-03-30', value: 34, ...fields })
export const all = { query: '', direction: 'asc', cursor: null, limit: 50 } as const
export const met = closeInput.parse({ outcome: 'met', closedOn: '2026-03-31' })

/** For tests: a partnership of the host and a partner, who set goals. */
export async function openScene() {
  const world = await openWorld([{ name: 'partnerships', ...goals }])
  const partner = await world.organization('Harbor Youth')
  const stranger = await world.organization('Elsewhere')
  const partnershipId = await makePartnership(world, [partner])

  const aGoal = async (fields: Partial<typeof attendance> = {}) =>
    sure(
      await write(await world.as('coordinator'), (tx) =>
        setGoal(tx, partnershipId, { ...attendance, ...fields }),
      ),
    ).id

  return { world, partner, stranger, partnershipId, aGoal }
}
