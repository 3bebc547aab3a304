import type { Tx } from '#platform/context/context.server.ts'
import { notify } from '#platform/notices/notify.server.ts'
import { reachablePartnerships } from '../partnerships/reads.server.ts'
import type { Representative } from './partner.ts'
import { peopleStanding } from './standing.server.ts'

export interface News {
  kind: string
  partnershipId: string
  /** Within the workspace, beginning with a slash. */
  href: string
  /** The organizations whose people are told; without it those of all partners. */
  to?: readonly string[]
  /** One sentence, made inside the receiver's language. */
  say: (facts: { partnership: string }) => string
  /** What somebody wrote, as they wrote it. */
  quote?: string
}

/**
 * Tells those who stand now for a partner that takes part what an event did; never who did it, and nobody of what
 * only one organization may read. Answers who can only be reached by letter.
 */
export async function tellStanding(
  tx: Tx,
  event: Record<string, unknown>,
  { to, say, ...news }: News,
): Promise<{ withoutSignIn: Representative[] }> {
  const entry = await tx.db
    .selectFrom('history')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', String(event.historyId))
    .select(['actorPersonId', 'audienceOrganizationId'])
    .executeTakeFirst()
  // Its start may have been taken back before the job came to it.
  const there = await reachablePartnerships(tx)
    .where('partnerships.id', '=', news.partnershipId)
    .select('id')
    .executeTakeFirst()
  if (entry === undefined || entry.audienceOrganizationId !== null || there === undefined)
    return { withoutSignIn: [] }
  const { partnership, people } = await peopleStanding(tx, news.partnershipId)
  const receivers = people.filter(
    (one) => one.personId !== entry.actorPersonId && (to === undefined || to.includes(one.organizationId)),
  )
  const { withoutSignIn } = await notify(tx, {
    ...news,
    to: receivers.map((one) => one.personId),
    subject: { kind: String(event.subjectKind), id: String(event.subjectId) },
    say: () => say({ partnership }),
  })
  return { withoutSignIn: receivers.filter((one) => withoutSignIn.includes(one.personId)) }
}
