import type { Tx } from '#platform/context/context.server.ts'
import { Forbidden, NotFound } from '#platform/errors/errors.ts'
import { type Frame, frameOf } from '../partnerships/frame.server.ts'
import { type PartnerPeople, peopleOfPartnership } from './people.server.ts'

/** The partner, named by `?partner=` or the own one, that a page brings people into. */
export async function broughtInto(
  tx: Tx,
  partnershipId: string,
  wanted: string | null,
): Promise<{ frame: Frame; partner: PartnerPeople }> {
  const frame = await frameOf(tx, partnershipId)
  const organizationId = wanted ?? tx.actor.organizationId
  const partner = (await peopleOfPartnership(tx, partnershipId)).find(
    (one) => one.organizationId === organizationId,
  )
  if (partner === undefined) throw new NotFound()
  if (!partner.can.bring) throw new Forbidden()
  return { frame, partner }
}
