import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, type Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { CommitteeInput } from './inputs.ts'
import { aboutCommittee, checkSeats } from './open.server.ts'

/** Sets up a committee with seats for partners, which each fills itself. Throws Invalid. */
export async function setUpCommittee(
  tx: Tx,
  { seats, ...input }: CommitteeInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const partnership = await openPartnership(tx, input.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  checkSeats(tx, partnership, seats)
  const id = uuid()
  await tx.db
    .insertInto('committees')
    .values({
      workspaceId: tx.workspace.id,
      id,
      ...input,
      organizationId: tx.actor.organizationId,
      setUpByPersonId: tx.actor.personId,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .execute()
  await writeSeats(tx, id, seats)
  const historyId = await record(tx, 'committee.set_up', {
    ...aboutCommittee({ id, partnershipId: partnership.id }),
    after: { name: input.name, purpose: input.purpose, seats },
  })
  return { id, historyId }
}

/** Writes how many seats each partner has, in place of what stood there. */
export async function writeSeats(tx: Tx, committeeId: string, seats: CommitteeInput['seats']): Promise<void> {
  await tx.db
    .deleteFrom('committeeSeats')
    .where('workspaceId', '=', tx.workspace.id)
    .where('committeeId', '=', committeeId)
    .execute()
  await tx.db
    .insertInto('committeeSeats')
    .values(seats.map((one) => ({ workspaceId: tx.workspace.id, id: uuid(), committeeId, ...one })))
    .execute()
}
