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
  byMail: 'digest',
}

/**
 * Job: tells those who look after a goal, on every side, that the day has come to look at it. Once for a day it is
 * due on, however often this runs; a check-in sets the notice aside.
 */
export const remindOfCheckIns: JobHandler = (ctx) =>
  keepHouse(ctx, async (tx) => {
    const due = await goalsToCheckIn(tx, tx.today)
    for (const goal of await goalsLookedAt(
      tx,
      due.map((one) => one.id),
    )) {
      const standing = checkInDue(goal, goal.lastOn, tx.today)
      if (standing === null) continue
      const told = await toldSince(tx, goal.id, standing.dueOn)
      const to = (await caretakers(tx, goal)).filter((personId) => !told.has(personId))
      await notify(tx, {
        kind: checkInNotice.kind,
        to,
        subject: { kind: 'goal', id: goal.id },
        partnershipId: goal.partnershipId,
        href: `/goals/${goal.id}`,
        say: () =>
          m.notice_goal_check_in_text({
            partnership: goal.partnershipName,
            day: formatDay(standing.dueOn, tx.today),
          }),
        quote: goal.what,
      })
    }
  })

/** The people named; all who stand for a partner that has named none; and those of the host where no partner looks after it. */
async function caretakers(tx: Tx, goal: Goal): Promise<string[]> {
  const { partners } = await readPartnership(tx, goal.partnershipId)
  const present = new Set(
    presentPartners(partners)
      .filter((partner) => !partner.paused)
      .map((partner) => partner.organizationId),
  )
  const standing = (await representativesOf(tx, goal.partnershipId)).filter((one) => one.endedOn === null)
  const of = (organizationId: string) =>
    standing.filter((one) => one.organizationId === organizationId).map((one) => one.personId)
  const owners =
    goal.owners.length > 0
      ? goal.owners
      : [{ organizationId: tx.workspace.hostOrganizationId, personId: null }]
  return owners.flatMap(({ organizationId, personId }) =>
    !present.has(organizationId) ? [] : personId === null ? of(organizationId) : [personId],
  )
}

/** Who has been told of it since the day it is due on. */
async function toldSince(tx: Tx, goalId: string, dueOn: Day): Promise<Set<string>> {
  const rows = await tx.db
    .selectFrom('notices')
    .where('workspaceId', '=', tx.workspace.id)
    .where('kind', '=', checkInNotice.kind)
    .where('subjectId', '=', goalId)
    .select(['personId', 'createdAt'])
    .execute()
  return new Set(
    rows.filter((row) => dayIn(tx.workspace.timeZone, row.createdAt) >= dueOn).map((row) => row.personId),
  )
}
