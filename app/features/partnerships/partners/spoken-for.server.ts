import type { Tx } from '#platform/context/context.server.ts'
import { Forbidden, NotFound } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { type Frame, frameOf } from '../partnerships/frame.server.ts'
import type { Partner } from '../partnerships/partnership.ts'
import { partnershipPolicy } from '../policy.ts'

/**
 * The partner a page speaks for: the one named by `?partner=` if the reader may record for it, else the own
 * organization. Throws NotFound for one that isn't there, Forbidden for those who may not speak for it.
 */
export async function spokenFor(
  tx: Tx,
  partnershipId: string,
  wanted: string | null,
): Promise<{ frame: Frame; partner: Partner; behalf: boolean }> {
  const frame = await frameOf(tx, partnershipId)
  const organizationId = wanted ?? tx.actor.organizationId
  const partner = frame.partnership.partners.find((one) => one.organizationId === organizationId)
  if (partner === undefined) throw wanted === null ? new Forbidden() : new NotFound()
  const behalf = organizationId !== tx.actor.organizationId
  if (behalf) allow(tx.actor, partnershipPolicy.actOnBehalf)
  else allow(tx.actor, partnershipPolicy.answer, { organizationId })
  return { frame, partner, behalf }
}
