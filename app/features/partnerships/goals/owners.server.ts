import { v7 as uuid } from 'uuid'
import { belongsNow } from '#platform/context/comes-in.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid } from '#platform/errors/errors.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import type { GoalInput } from './inputs.ts'

type Owner = GoalInput['owners'][number]

/**
 * Checks who is to look after a goal: one entry a partner, and a person only where she is with that
 * organization now. Throws Invalid at `owners`.
 */
export async function checkOwners(
  tx: Tx,
  partnership: Partnership,
  wanted: readonly Owner[],
): Promise<Owner[]> {
  const owners = [...new Map(wanted.map((owner) => [owner.organizationId, owner])).values()]
  const present = new Set(
    partnership.partners
      .filter((partner) => partner.standing === 'accepted' || partner.standing === 'invited')
      .map((partner) => partner.organizationId),
  )
  const refused = () => new Invalid([{ path: 'owners', code: 'issue_goal_owner' }])
  if (owners.some((owner) => !present.has(owner.organizationId))) throw refused()
  const people = owners.flatMap(({ personId }) => (personId === null ? [] : [personId]))
  if (people.length === 0) return owners
  const affiliations = await tx.db
    .selectFrom('affiliations')
    .select(['personId', 'organizationId'])
    .where('workspaceId', '=', tx.workspace.id)
    .where('personId', 'in', people)
    .where(belongsNow(tx))
    .execute()
  const known = new Set(affiliations.map((one) => `${one.organizationId} ${one.personId}`))
  if (
    owners.some((owner) => owner.personId !== null && !known.has(`${owner.organizationId} ${owner.personId}`))
  )
    throw refused()
  return owners
}

/** Makes the owners of a goal those given, touching only what differs. */
export async function writeOwners(
  tx: Tx,
  goalId: string,
  before: readonly Owner[],
  wanted: readonly Owner[],
): Promise<void> {
  const gone = before.filter(
    (old) =>
      !wanted.some((one) => one.organizationId === old.organizationId && one.personId === old.personId),
  )
  const come = wanted.filter(
    (one) =>
      !before.some((old) => old.organizationId === one.organizationId && old.personId === one.personId),
  )
  if (gone.length > 0)
    await tx.db
      .deleteFrom('goalOwners')
      .where('workspaceId', '=', tx.workspace.id)
      .where('goalId', '=', goalId)
      .where(
        'organizationId',
        'in',
        gone.map((owner) => owner.organizationId),
      )
      .execute()
  if (come.length > 0)
    await tx.db
      .insertInto('goalOwners')
      .values(
        come.map((owner) => ({
          workspaceId: tx.workspace.id,
          id: uuid(),
          goalId,
          organizationId: owner.organizationId,
          personId: owner.personId,
          createdAt: tx.now,
        })),
      )
      .execute()
}
