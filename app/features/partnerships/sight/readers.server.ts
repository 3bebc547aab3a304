import { actorsOf, type Member } from '#platform/context/actors.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { type Day, dayIn } from '#platform/context/days.ts'
import { can } from '#platform/policy/policy.ts'
import { representativesOf } from '../partners/representatives.server.ts'
import { readPartnership, readsUntil } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { type Reader, readsShared } from './sight.ts'

/**
 * Everybody the door lets into a partnership in reach, by organization and name, each with what they reach as the door
 * works it out. An organization that has left is shown its own people only: who came later is not its to know.
 */
export async function actorsIn(tx: Tx, partnershipId: string): Promise<Member[]> {
  const { partners } = await readPartnership(tx, partnershipId)
  const left = readsUntil(tx, partnershipId) !== null
  const organizations = left
    ? [tx.actor.organizationId]
    : [tx.workspace.hostOrganizationId, ...partners.map((partner) => partner.organizationId)]
  const actors = await actorsOf(tx.db, tx.workspace, organizations, tx.today)
  return actors.filter((actor) => readsShared(actor, partnershipId) !== null)
}

export async function readersOf(tx: Tx, partnershipId: string): Promise<Reader[]> {
  const actors = await actorsIn(tx, partnershipId)
  const since = await sinceOf(tx, actors)
  const standing = new Set(
    (await representativesOf(tx, partnershipId)).filter(({ endedOn }) => endedOn === null).map(keyOf),
  )
  return actors.flatMap((actor): Reader[] => {
    const { personId, membershipId, organizationId } = actor
    if (personId === null) return []
    const until = readsShared(actor, partnershipId)?.until ?? null
    return [
      {
        personId,
        name: actor.name,
        organizationId,
        organization: actor.organizationName,
        role: actor.role,
        sinceOn: since.get(membershipId ?? '') ?? tx.today,
        readsUntil: until === null ? null : dayIn(tx.workspace.timeZone, until),
        stands: standing.has(keyOf({ personId, organizationId })),
        mayRecord: can(actor, partnershipPolicy.actOnBehalf),
      },
    ]
  })
}

const keyOf = ({ personId, organizationId }: { personId: string; organizationId: string }) =>
  `${personId} ${organizationId}`

async function sinceOf(tx: Tx, actors: readonly Member[]): Promise<ReadonlyMap<string, Day>> {
  const rows = await tx.db
    .selectFrom('memberships')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', 'in', [...actors.map((actor) => actor.membershipId ?? tx.workspace.id), tx.workspace.id])
    .select(['id', 'createdAt'])
    .execute()
  return new Map(rows.map((row) => [row.id, dayIn(tx.workspace.timeZone, row.createdAt)]))
}

/** Those who stand for a partner and don't come in: what concerns them is mailed to them with a link. */
export async function withoutSignIn(
  tx: Tx,
  partnershipId: string,
  readers: readonly Reader[],
): Promise<{ personId: string; name: string; organizationId: string }[]> {
  const inside = new Set(readers.map((reader) => reader.personId))
  return (await representativesOf(tx, partnershipId)).filter(
    (one) => one.endedOn === null && !inside.has(one.personId),
  )
}
