import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { recordBehalf, speakerOf } from '../behalf/speak.server.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { minutesOf, sendingOf } from './beside.server.ts'
import type { ConfirmInput } from './inputs.ts'
import { type Meeting, readAsSent } from './meeting.ts'
import { about, openMeeting } from './open.server.ts'
import { readMeeting } from './reads.server.ts'

/** Sends the minutes, as they read now, to all partners, who are asked to confirm them. Their people hear of it by a job that listens. */
export async function sendMinutes(tx: Tx, meetingId: string): Promise<{ historyId: string } | Refusal> {
  const opened = await openMeeting(tx, meetingId)
  if (isRefusal(opened)) return opened
  const { meeting } = opened
  if (meeting.state !== 'held') return new Refusal('meeting_not_held')
  const minutes = await minutesOf(tx, meeting)
  if (minutes === null) return new Refusal('minutes_missing')
  const last = await sendingOf(tx, meeting)
  if (last?.minutesVersion === minutes.version) return new Refusal('minutes_sent_already')
  await tx.db
    .insertInto('minutesSendings')
    .values({
      workspaceId: tx.workspace.id,
      id: uuid(),
      meetingId,
      minutesVersion: minutes.version,
      text: minutes.text,
      organizationId: tx.actor.organizationId,
      sentByPersonId: tx.actor.personId,
      createdAt: tx.now,
    })
    .execute()
  const historyId = await record(tx, 'meeting.minutes_sent', about(meeting))
  return { historyId }
}

/** Says for the own organization, or for a partner that told us so, that the minutes that were sent, and read so still, are right. */
export async function confirmMinutes(
  tx: Tx,
  meetingId: string,
  { sendingId, ...behalf }: ConfirmInput,
): Promise<{ historyId: string } | Refusal> {
  const meeting = await readMeeting(tx, meetingId)
  const partnership = await openPartnership(tx, meeting.partnershipId)
  if (isRefusal(partnership)) return partnership
  const speaker = speakerOf(tx, partnership, behalf, partnershipPolicy.speakFor)
  if (isRefusal(speaker)) return speaker
  const sending = await sendingOf(tx, meeting)
  if (sending === null) return new Refusal('minutes_not_sent')
  if (sendingId !== null && sendingId !== sending.id) return new Refusal('minutes_sent_anew')
  if (sending.confirmedBy.some((one) => one.id === speaker.organizationId))
    return new Refusal('minutes_confirmed_already')
  if (!readAsSent(await minutesOf(tx, meeting), sending)) return new Refusal('minutes_changed')
  const behalfId = await recordBehalf(tx, speaker, {
    partnershipId: partnership.id,
    action: 'meeting.minutes_confirmed',
    subjectKind: 'meeting',
    subjectId: meeting.id,
    summary: meeting.title,
  })
  await tx.db
    .insertInto('minutesConfirmations')
    .values({
      workspaceId: tx.workspace.id,
      id: uuid(),
      minutesSendingId: sending.id,
      organizationId: speaker.organizationId,
      confirmedByPersonId: tx.actor.personId,
      behalfId,
      createdAt: tx.now,
    })
    .execute()
  return {
    historyId: await record(tx, 'meeting.minutes_confirmed', {
      ...about(meeting),
      organizationId: speaker.organizationId,
      onBehalfOfOrganizationId: speaker.onBehalf === null ? null : speaker.organizationId,
      after: { sendingId: sending.id, confirmedFor: speaker.organizationId },
    }),
  }
}

/** Takes back for the own organization that the minutes that were sent last are right. */
export async function takeBackConfirmation(
  tx: Tx,
  meetingId: string,
): Promise<{ historyId: string } | Refusal> {
  const meeting = await readMeeting(tx, meetingId)
  const partnership = await openPartnership(tx, meeting.partnershipId)
  if (isRefusal(partnership)) return partnership
  const { organizationId } = tx.actor
  allow(tx.actor, partnershipPolicy.speakFor, { organizationId })
  const sending = await sendingOf(tx, meeting)
  if (sending?.confirmedBy.some((one) => one.id === organizationId) !== true)
    return new Refusal('minutes_not_confirmed')
  return unconfirm(tx, meeting, sending.id, organizationId)
}

/** The inverse of confirming: whoever may confirm for that organization may take it back. */
export const unconfirmMinutes: Inverse = async (tx, { subjectId, after }) => {
  const meeting = await readMeeting(tx, subjectId)
  const partnership = await openPartnership(tx, meeting.partnershipId)
  if (isRefusal(partnership)) return partnership
  const organizationId = String(after?.confirmedFor ?? '')
  const speaker = speakerOf(tx, partnership, { onBehalfOf: organizationId }, partnershipPolicy.speakFor)
  if (isRefusal(speaker)) return speaker
  await unconfirm(tx, meeting, String(after?.sendingId ?? ''), organizationId)
  return undefined
}

async function unconfirm(tx: Tx, meeting: Meeting, minutesSendingId: string, organizationId: string) {
  await tx.db
    .deleteFrom('minutesConfirmations')
    .where('workspaceId', '=', tx.workspace.id)
    .where('minutesSendingId', '=', minutesSendingId)
    .where('organizationId', '=', organizationId)
    .execute()
  return {
    historyId: await record(tx, 'meeting.minutes_unconfirmed', { ...about(meeting), organizationId }),
  }
}
