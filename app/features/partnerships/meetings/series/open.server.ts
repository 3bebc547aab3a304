import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { isRefusal, type Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import type { Partnership } from '../../partnerships/partnership.ts'
import { openPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { readSeries } from './reads.server.ts'
import type { Series } from './series.ts'

/** The load of every verb on a series; it is held, so that two don't make the same day. */
export async function openSeries(
  tx: Tx,
  id: string,
): Promise<{ series: Series; partnership: Partnership } | Refusal> {
  const { partnershipId } = await readSeries(tx, id)
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  await hold(tx, 'meetingSeries', id)
  return { series: await readSeries(tx, id), partnership }
}

/** How history names what is done to a series. */
export const aboutSeries = (series: Pick<Series, 'id' | 'partnershipId'>) => ({
  subject: { kind: 'meetingSeries', id: series.id },
  partnershipId: series.partnershipId,
})
