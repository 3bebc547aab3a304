import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { Forbidden, isRefusal, type Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { Cadence } from './cadence.ts'
import { readCadence } from './reads.server.ts'

/** Either side ends what runs, or takes a proposal off the table. */
export async function endCadence(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const cadence = await ownCadence(tx, id)
  if (isRefusal(cadence)) return cadence
  await setEnded(tx, id, tx.now)
  return { historyId: await record(tx, 'cadence.ended', about(cadence)) }
}

/** The inverse of proposing. */
export const unproposeCadence: Inverse = async (tx, entry) => {
  const ended = await endCadence(tx, entry.subjectId)
  return isRefusal(ended) ? ended : undefined
}

/** The inverse of ending. It comes back before reach and ability are asked, so a no takes it away again. */
export const resumeCadence: Inverse = async (tx, entry) => {
  await setEnded(tx, entry.subjectId, null)
  const cadence = await ownCadence(tx, entry.subjectId)
  if (isRefusal(cadence)) return cadence
  await record(tx, 'cadence.resumed', about(cadence))
  return undefined
}

async function ownCadence(tx: Tx, id: string): Promise<Cadence | Refusal> {
  await hold(tx, 'cadences', id)
  const cadence = await readCadence(tx, id)
  const partnership = await openPartnership(tx, cadence.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  if (![cadence.organization.id, cadence.other.id].includes(tx.actor.organizationId)) throw new Forbidden()
  // What runs was agreed by both organizations; who ends it speaks for one of them.
  if (cadence.acceptedOn !== null)
    allow(tx.actor, partnershipPolicy.speakFor, { organizationId: tx.actor.organizationId })
  return cadence
}

const about = (cadence: Cadence) => ({
  subject: { kind: 'cadence', id: cadence.id },
  partnershipId: cadence.partnershipId,
  organizationId: cadence.organization.id,
})

const setEnded = (tx: Tx, id: string, endedAt: Date | null) =>
  tx.db
    .updateTable('cadences')
    .set({ endedAt })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
