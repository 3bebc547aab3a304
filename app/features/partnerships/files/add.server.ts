import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, type Refusal } from '#platform/errors/errors.ts'
import { attachChosen } from '#platform/files/attach.server.ts'
import { filePolicy } from '#platform/files/policy.ts'
import { allow } from '#platform/policy/policy.ts'
import { openMeeting } from '../meetings/open.server.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { writableTouchpoint } from '../touchpoints/open.server.ts'

type Added = { id: string; historyId: string } | Refusal

/** Keeps the form's file in a partnership that is open, for all its partners. */
export async function addFileToPartnership(tx: Tx, id: string, form: FormData): Promise<Added> {
  const partnership = await openPartnership(tx, id)
  allow(tx.actor, filePolicy.add)
  if (isRefusal(partnership)) return partnership
  return attachChosen(
    tx,
    { subject: { kind: 'partnership', id }, partnershipId: id, audience: 'partnership' },
    form,
  )
}

/** Keeps the form's file beside a meeting (notes on paper, say), for all partners; also once the meeting is over. */
export async function addFileToMeeting(tx: Tx, id: string, form: FormData): Promise<Added> {
  const opened = await openMeeting(tx, id)
  allow(tx.actor, filePolicy.add)
  if (isRefusal(opened)) return opened
  const { partnershipId } = opened.meeting
  return attachChosen(tx, { subject: { kind: 'meeting', id }, partnershipId, audience: 'partnership' }, form)
}

/** Keeps the form's file beside a touchpoint of the own organization, for whoever reads the touchpoint. */
export async function addFileToTouchpoint(tx: Tx, id: string, form: FormData): Promise<Added> {
  const opened = await writableTouchpoint(tx, id)
  allow(tx.actor, filePolicy.add)
  if (isRefusal(opened)) return opened
  const { audience } = opened.touchpoint
  const partnershipId = opened.partnership?.id ?? null
  return attachChosen(tx, { subject: { kind: 'touchpoint', id }, partnershipId, audience }, form)
}
