import { sql } from 'kysely'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, NotFound, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { reachablePosts } from '../discussions/reach.server.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { aboutAgreement, openAgreement } from './open.server.ts'
import { draftsThatFollow } from './reads.server.ts'
import { type OthersWork, undraftRefusal, writingRefusal } from './turns/turn.ts'

/** Takes away an agreement that nobody is asked to sign and nobody has, by the side that has the pen; it can be brought back. */
export async function removeAgreement(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const opened = await openAgreement(tx, id)
  if (isRefusal(opened)) return opened
  allow(tx.actor, partnershipPolicy.workTogether)
  const refusal = writingRefusal(opened.agreement, tx.actor.organizationId)
  if (refusal !== null) return refusal
  await setDeleted(tx, id, tx.now)
  return { historyId: await record(tx, 'agreement.removed', aboutAgreement(opened)) }
}

/**
 * The inverse of beginning: it is taken away as long as nobody else has worked on it. Once somebody has it is theirs
 * too, and removed on its page by whoever has the pen.
 */
export const undraft: Inverse = async (tx, { subjectId: id }) => {
  const opened = await openAgreement(tx, id)
  if (isRefusal(opened)) return opened
  const no = undraftRefusal(await worksOfOthers(tx, id))
  if (no !== null) return new Refusal(no)
  const removed = await removeAgreement(tx, id)
  return isRefusal(removed) ? removed : undefined
}

/** What there is of an agreement that is not the actor's alone. What others keep to themselves is left out, as a no would tell of it. */
async function worksOfOthers(tx: Tx, id: string): Promise<OthersWork> {
  const discussed = reachablePosts(tx)
    .where('discussions.subjectKind', '=', 'agreement')
    .where('discussions.subjectId', '=', id)
    .where('posts.personId', 'is distinct from', tx.actor.personId)
    .select('posts.id')
  const { rows } = await sql<OthersWork>`select
    exists (select 1 from agreement_sendings x where x.workspace_id = ${tx.workspace.id} and x.agreement_id = ${id}) as sent,
    exists (select 1 from agreement_texts x where x.workspace_id = ${tx.workspace.id} and x.agreement_id = ${id}
      and x.written_by_person_id is distinct from ${tx.actor.personId}::uuid) as written,
    exists (select 1 from agreement_suggestions x where x.workspace_id = ${tx.workspace.id} and x.agreement_id = ${id}
      and x.suggested_by_person_id is distinct from ${tx.actor.personId}::uuid) as suggested,
    exists (${discussed}) as discussed`.execute(tx.db)
  return rows[0] ?? { sent: false, written: false, suggested: false, discussed: false }
}

/** The inverse of removing; not where another was begun meanwhile to follow the same agreement. */
export const restoreAgreement: Inverse = async (tx, { subjectId: id }) => {
  const removed = await tx.db
    .selectFrom('agreements')
    .select(['partnershipId', 'followsId'])
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (removed === undefined) throw new NotFound()
  const partnership = await openPartnership(tx, removed.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  if (removed.followsId !== null) {
    const earlier = await openAgreement(tx, removed.followsId)
    if (isRefusal(earlier)) return earlier
    if ((await draftsThatFollow(tx, [removed.followsId])).size > 0)
      return new Refusal('agreement_follow_begun')
  }
  await setDeleted(tx, id, null)
  await record(tx, 'agreement.restored', {
    subject: { kind: 'agreement', id },
    partnershipId: removed.partnershipId,
  })
  return undefined
}

const setDeleted = (tx: Tx, id: string, deletedAt: Date | null) =>
  tx.db
    .updateTable('agreements')
    .set({ deletedAt })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
