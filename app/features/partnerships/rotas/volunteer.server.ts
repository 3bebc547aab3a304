import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { representativesOf } from '../partners/representatives.server.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { volunteersIn } from './reads.server.ts'

async function openOwn(tx: Tx, partnershipId: string): Promise<{ personId: string } | Refusal> {
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  const { personId } = tx.actor
  const stands = (await representativesOf(tx, partnershipId)).some(
    (one) => one.endedOn === null && one.personId === personId,
  )
  return personId !== null && stands ? { personId } : new Refusal('rota_not_asked')
}

/** Somebody who has been to no meeting yet asks for turns all the same: only they can. */
export async function volunteer(tx: Tx, partnershipId: string): Promise<{ historyId: string } | Refusal> {
  const own = await openOwn(tx, partnershipId)
  if (isRefusal(own)) return own
  const { personId } = own
  if ((await volunteersIn(tx, [partnershipId])).get(partnershipId)?.has(personId))
    return new Refusal('rota_volunteered_already')
  await tx.db
    .insertInto('rotaVolunteers')
    .values({ workspaceId: tx.workspace.id, id: uuid(), partnershipId, personId, createdAt: tx.now })
    .execute()
  return {
    historyId: await record(tx, 'rota.volunteered', {
      subject: { kind: 'partnership', id: partnershipId },
      partnershipId,
    }),
  }
}

/** The inverse of asking for turns. */
export const undoVolunteer: Inverse = async (tx, { subjectId: partnershipId }) => {
  const own = await openOwn(tx, partnershipId)
  if (isRefusal(own)) return own
  await tx.db
    .deleteFrom('rotaVolunteers')
    .where('workspaceId', '=', tx.workspace.id)
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', own.personId)
    .execute()
  await record(tx, 'rota.volunteer_withdrawn', {
    subject: { kind: 'partnership', id: partnershipId },
    partnershipId,
  })
  return undefined
}
