import type { Tx } from '#platform/context/context.server.ts'
import { type Day, dayIn } from '#platform/context/days.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler, NoticeKind } from '#platform/features/feature.server.ts'
import { notify } from '#platform/notices/notify.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { representativesOf } from '../partners/representatives.server.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import type { Goal } from './goal.ts'
import { checkInDue } from './progress.ts'
import { goalsLookedAt, goalsToCheckIn } from './reads.server.ts'

export const checkInNotice: NoticeKind = {
  kind: 'goal-check-in',
  label: () => m.notice_goal_check_in(),
  theme: 'work',
  byMail: 'digest',
}

/**
 * Job: tells those who look after a goal, on every side, that the day has come to look at it. Once for a day it is
 * due on, however often this runs; a check-in sets the notice aside.
 */
export const remindOfCheckIns: JobHandler = (ctx) =>
  keepHouse(ctx, async (tx) => {
    const due = await goalsToCheckIn(tx, tx.today)
    const goals = await goalsLookedAt(
      tx,
      due.map((one) => one.id),
    )
    const toldOf = await lastTold(
      tx,
      goals.map((goal) => goal.id),
    )
    for (const [partnershipId, ofPartnership] of Map.groupBy(goals, (goal) => goal.partnershipId)) {
      const caretakersOf = await caretakers(tx, partnershipId)
      for (const goal of ofPartnership) {
        const standing = checkInDue(goal, goal.lastOn, tx.today)
        if (standing === null) continue
        const told = toldOf(goal.id, standing.dueOn)
        await notify(tx, {
          kind: checkInNotice.kind,
          to: caretakersOf(goal).filter((personId) => !told.has(personId)),
          subject: { kind: 'goal', id: goal.id },
          partnershipId,
          href: `/goals/${goal.id}`,
          say: () =>
            m.notice_goal_check_in_text({
              partnership: goal.partnershipName,
              day: formatDay(standing.dueOn, tx.today),
            }),
          quote: goal.what,
        })
      }
    }
  })

/** Who looks after a goal: the people named; all who stand for a partner that has named none; and those of the host where no partner does. */
async function caretakers(tx: Tx, partnershipId: string): Promise<(goal: Goal) => string[]> {
  const { partners } = await readPartnership(tx, partnershipId)
  const present = new Set(
    presentPartners(partners)
      .filter((partner) => !partner.paused)
      .map((partner) => partner.organizationId),
  )
  const standing = (await representativesOf(tx, partnershipId)).filter((one) => one.endedOn === null)
  const of = (organizationId: string) =>
    standing.filter((one) => one.organizationId === organizationId).map((one) => one.personId)
  return ({ owners }) =>
    (owners.length > 0
      ? owners
      : [{ organizationId: tx.workspace.hostOrganizationId, personId: null }]
    ).flatMap(({ organizationId, personId }) =>
      !present.has(organizationId) ? [] : personId === null ? of(organizationId) : [personId],
    )
}

/** Who has been told of which goal, since the day it is due on. */
async function lastTold(
  tx: Tx,
  goalIds: readonly string[],
): Promise<(goalId: string, dueOn: Day) => Set<string>> {
  const rows = await tx.db
    .selectFrom('notices')
    .where('workspaceId', '=', tx.workspace.id)
    .where('kind', '=', checkInNotice.kind)
    .where('subjectId', 'in', [...goalIds, tx.workspace.id])
    .select(['subjectId', 'personId', 'createdAt'])
    .execute()
  return (goalId, dueOn) =>
    new Set(
      rows
        .filter((row) => row.subjectId === goalId && dayIn(tx.workspace.timeZone, row.createdAt) >= dueOn)
        .map((row) => row.personId),
    )
}
