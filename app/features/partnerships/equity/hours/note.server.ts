import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { Day } from '#platform/context/days.ts'
import { Invalid, isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { readCommitment } from '../../commitments/reads.server.ts'
import { presentPartners } from '../../partnerships/partnership.ts'
import { openPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { isMeeting } from '../../touchpoints/open.server.ts'
import { readTouchpoint } from '../../touchpoints/reads.server.ts'
import type { HourInput } from './inputs.ts'
import { readHours } from './reads.server.ts'

const about = ({ id, partnershipId }: { id: string; partnershipId: string }) => ({
  subject: { kind: 'hourEntry', id },
  partnershipId,
})

/** The contact or promise that hours were given for: its partnership, and the day where it has one. Throws NotFound. */
async function sourceOf(
  tx: Tx,
  { touchpointId, commitmentId }: Pick<HourInput, 'touchpointId' | 'commitmentId'>,
): Promise<{ partnershipId: string; on: Day } | Refusal> {
  if ((touchpointId === null) === (commitmentId === null))
    throw new Invalid([{ path: 'touchpointId', code: 'issue_hours_source' }])
  if (commitmentId !== null)
    return { partnershipId: (await readCommitment(tx, commitmentId)).partnershipId, on: tx.today }
  const touchpoint = await readTouchpoint(tx, touchpointId ?? '')
  // A private note is not for all partners to count on.
  if (touchpoint.partnership === null || touchpoint.audience !== 'partnership')
    return new Refusal('hours_private')
  if (await isMeeting(tx, touchpoint.id)) return new Refusal('hours_of_meeting')
  return { partnershipId: touchpoint.partnership.id, on: touchpoint.happenedOn }
}

/**
 * Notes hours that people of a partner gave, by either side. Refused where they are worked out already. Throws
 * Invalid for a day to come, an organization that takes no part, or where it isn't one contact or one promise.
 */
export async function noteHours(
  tx: Tx,
  { hours, ...input }: HourInput,
): Promise<{ id: string; partnershipId: string; historyId: string } | Refusal> {
  const source = await sourceOf(tx, input)
  if (isRefusal(source)) return source
  const partnership = await openPartnership(tx, source.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  if (!presentPartners(partnership.partners).some((one) => one.organizationId === input.organizationId))
    throw new Invalid([{ path: 'organizationId', code: 'issue_hours_partner' }])
  const givenOn = input.givenOn ?? source.on
  if (givenOn > tx.today) throw new Invalid([{ path: 'givenOn', code: 'issue_hours_ahead' }])
  const id = uuid()
  const minutes = Math.max(1, Math.round(hours * 60))
  const entry = { ...input, givenOn, minutes }
  await tx.db
    .insertInto('hourEntries')
    .values({
      workspaceId: tx.workspace.id,
      id,
      partnershipId: partnership.id,
      ...entry,
      notedByOrganizationId: tx.actor.organizationId,
      notedByPersonId: tx.actor.personId,
      createdAt: tx.now,
    })
    .execute()
  const historyId = await record(tx, 'hours.noted', {
    ...about({ id, partnershipId: partnership.id }),
    after: { ...entry },
  })
  return { id, partnershipId: partnership.id, historyId }
}

/** Takes noted hours off the record: the side that noted them, or the one whose people are said to have given them. */
export async function removeHours(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const entry = await readHours(tx, id)
  const partnership = await openPartnership(tx, entry.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  const own = tx.actor.organizationId
  if (entry.notedByOrganizationId !== own && entry.organizationId !== own)
    return new Refusal('hours_of_others', { organization: entry.organization })
  await setDeleted(tx, id, tx.now)
  return { historyId: await record(tx, 'hours.removed', about(entry)) }
}

/** The inverse of noting. */
export const undoHours: Inverse = async (tx, { subjectId }) => {
  const answer = await removeHours(tx, subjectId)
  return isRefusal(answer) ? answer : undefined
}

/** The inverse of taking away. It comes back before reach and ability are asked, so a no takes it away again. */
export const restoreHours: Inverse = async (tx, { subjectId }) => {
  await setDeleted(tx, subjectId, null)
  const entry = await readHours(tx, subjectId)
  const partnership = await openPartnership(tx, entry.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  await record(tx, 'hours.restored', about(entry))
  return undefined
}

const setDeleted = (tx: Tx, id: string, deletedAt: Date | null) =>
  tx.db
    .updateTable('hourEntries')
    .set({ deletedAt })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
