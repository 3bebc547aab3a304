import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { DueSource, JobHandler, NoticeKind } from '#platform/features/feature.server.ts'
import { notify } from '#platform/notices/notify.server.ts'
import { can } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { weightSql } from '../behalf/weight.server.ts'
import { peopleStanding } from '../partners/standing.server.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { reachablePartnerships, readPartnership, readsUntil } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { readWorkPiece, workOf } from './reads.server.ts'
import { type Part, parts } from './role.ts'
import { partWord } from './say.ts'

export const roleNotices: NoticeKind[] = [
  { kind: 'role-named', theme: 'work', label: () => m.notice_role_named(), byMail: 'digest' },
  { kind: 'role-declined', theme: 'work', label: () => m.notice_role_declined(), byMail: 'now' },
]

/** Roles in which the actor is named and has not answered. */
export const answersDue: DueSource = {
  perhaps: (tx) => sql`exists (select 1 from roles x where x.workspace_id = ${tx.workspace.id}
    and x.person_id = ${tx.actor.personId}::uuid and not exists (select 1 from role_answers y
      where y.workspace_id = x.workspace_id and y.role_id = x.id and y.person_id = x.person_id and y.part = x.part
        and y.behalf_id is null))`,
  find: async (tx) => {
    const { personId } = tx.actor
    if (personId === null || !can(tx.actor, partnershipPolicy.workTogether)) return []
    const rows = await unanswered(tx, personId).execute()
    return rows
      .filter((row) => readsUntil(tx, row.partnershipId) === null)
      .map((row) => ({
        kind: 'roles.answer',
        recordId: row.id,
        partnershipId: row.partnershipId,
        group: 'waiting' as const,
        dueOn: null,
        title: m.role_answer_due_title({ work: row.work }),
        why: m.role_answer_due_why({ partnership: row.partnershipName, part: partWord(partOf(row.part)) }),
        when: m.roles_due_when(),
        href: `/partnerships/${row.partnershipId}/roles`,
        doneHref: `/work/${row.workPieceId}/answer`,
      }))
  },
}

const partOf = (text: string): Part => parts.find((part) => part === text) ?? 'informed'

const unanswered = (tx: Tx, personId: string) =>
  reachablePartnerships(tx)
    .innerJoin('roles', (join) =>
      join
        .onRef('roles.workspaceId', '=', 'partnerships.workspaceId')
        .onRef('roles.partnershipId', '=', 'partnerships.id'),
    )
    .innerJoin('workPieces', (join) =>
      join
        .onRef('workPieces.workspaceId', '=', 'roles.workspaceId')
        .onRef('workPieces.id', '=', 'roles.workPieceId'),
    )
    .where('workPieces.deletedAt', 'is', null)
    .where('roles.organizationId', '=', tx.actor.organizationId)
    .where('roles.personId', '=', personId)
    .where(
      sql<boolean>`not exists (select 1 from role_answers answer
        left join behalf_acts act on act.workspace_id = answer.workspace_id and act.id = answer.behalf_id
        where answer.workspace_id = roles.workspace_id and answer.role_id = roles.id
          and answer.person_id = roles.person_id and answer.part = roles.part and ${weightSql('act')} = 'counts')`,
    )
    .where(
      sql<boolean>`exists (select 1 from partners own where own.workspace_id = partnerships.workspace_id
        and own.partnership_id = partnerships.id and own.organization_id = ${tx.actor.organizationId}
        and own.accepted_at is not null and own.left_at is null)`,
    )
    .where(
      sql<boolean>`not exists (select 1 from partnership_breaks b where b.workspace_id = partnerships.workspace_id
        and b.partnership_id = partnerships.id and b.ended_at is null
        and (b.organization_id is null or b.organization_id = ${tx.actor.organizationId}))`,
    )
    .select([
      'roles.id',
      'roles.part',
      'roles.workPieceId',
      'roles.partnershipId',
      'workPieces.name as work',
      'partnerships.name as partnershipName',
    ])
    .orderBy('partnerships.id')
    .orderBy('workPieces.position')
    .orderBy('roles.id')

/** Job: tells those who are named in a role and have not answered; once for each piece of work. */
export const tellNamed: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const partnership = await readPartnership(tx, String(event.subjectId))
    const present = presentPartners(partnership.partners).map((one) => one.organizationId)
    for (const piece of await workOf(tx, partnership.id))
      for (const role of piece.roles) {
        if (role.personId === null || role.answer !== null || !present.includes(role.organizationId)) continue
        const told = await tx.db
          .selectFrom('notices')
          .where('workspaceId', '=', tx.workspace.id)
          .where('personId', '=', role.personId)
          .where('kind', '=', 'role-named')
          .where('subjectId', '=', piece.id)
          .select('id')
          .executeTakeFirst()
        if (told !== undefined) continue
        await notify(tx, {
          kind: 'role-named',
          to: [role.personId],
          subject: { kind: 'work', id: piece.id },
          partnershipId: partnership.id,
          href: `/work/${piece.id}/answer`,
          say: () => m.notice_role_named_text({ partnership: partnership.name, part: partWord(role.part) }),
          quote: piece.name,
        })
      }
  })

/** Job: tells all who stand for a partner that somebody has said no to a role; not once it is taken back or another is named. */
export const tellDeclined: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const { partnershipId, name, id } = await readWorkPiece(tx, String(event.subjectId))
    const piece = (await workOf(tx, partnershipId)).find((one) => one.id === id)
    const declined = piece?.roles.filter((role) => role.answer?.answer === 'declined') ?? []
    if (declined.length === 0) return
    const { partnership, people } = await peopleStanding(tx, partnershipId)
    for (const role of declined)
      await notify(tx, {
        kind: 'role-declined',
        to: people.map((one) => one.personId).filter((personId) => personId !== role.personId),
        subject: { kind: 'work', id },
        partnershipId,
        href: `/partnerships/${partnershipId}/roles`,
        say: () =>
          m.notice_role_declined_text({
            partnership,
            person: role.personName ?? '',
            work: name,
          }),
        quote: role.answer?.reason ?? '',
      })
  })
