import type { Tx } from '#platform/context/context.server.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import { touchpointsById } from '../touchpoints/reads.server.ts'
import { minutesSpent, type Stretch } from './clock/clock.ts'
import { stretchesOf } from './clock/reads.server.ts'
import type { AgendaItem, Answer, Decision, Invitee, Meeting, Minutes, Named, Sending } from './meeting.ts'
import { namesOf } from './reads.server.ts'

/** What stands around a meeting that the reader reaches: read as far as its organization reads. */
type Of = Pick<Meeting, 'id' | 'partnershipId'>

/** Written by then, for those who left; all, for everyone else. */
function inTime(tx: Tx, meeting: Of): (row: { createdAt: Date }) => boolean {
  const until = readsUntil(tx, meeting.partnershipId)
  return (row) => until === null || row.createdAt <= until
}

const named = (names: ReadonlyMap<string, Named>, id: string): Named => names.get(id) ?? { id, name: '' }

/** The agenda, in its order, with what was really spent on each; `stretches` are those of its clock, where the caller has them. */
export async function agendaOf(tx: Tx, meeting: Of, stretches?: readonly Stretch[]): Promise<AgendaItem[]> {
  const rows = await tx.db
    .selectFrom('meetingItems')
    .where('workspaceId', '=', tx.workspace.id)
    .where('meetingId', '=', meeting.id)
    .orderBy('position')
    .orderBy('id')
    .selectAll()
    .execute()
  const names = await namesOf(
    tx,
    rows.map((row) => row.organizationId),
  )
  const ran = stretches ?? (await stretchesOf(tx, meeting))
  return rows.filter(inTime(tx, meeting)).map((row) => ({
    id: row.id,
    position: row.position,
    text: row.text,
    minutes: row.minutes,
    spent: minutesSpent(ran, row.id, tx.now),
    organization: named(names, row.organizationId),
    addedByOrganizationId: row.addedByOrganizationId,
  }))
}

/** Who is asked to come, by name, with what they answered. */
export async function inviteesOf(tx: Tx, meeting: Of): Promise<Invitee[]> {
  const rows = await tx.db
    .selectFrom('meetingInvitees')
    .innerJoin('people', (join) =>
      join
        .onRef('people.workspaceId', '=', 'meetingInvitees.workspaceId')
        .onRef('people.id', '=', 'meetingInvitees.personId'),
    )
    .where('meetingInvitees.workspaceId', '=', tx.workspace.id)
    .where('meetingInvitees.meetingId', '=', meeting.id)
    .where('people.deletedAt', 'is', null)
    .orderBy('people.nameKey')
    .select(['people.id as personId', 'people.name', 'meetingInvitees.answer', 'meetingInvitees.createdAt'])
    .execute()
  return rows
    .filter(inTime(tx, meeting))
    .map(({ personId, name, answer }) => ({ personId, name, answer: answer as Answer | null }))
}

/** Who was there, and for which organizations, once it was held. */
export async function attendanceOf(
  tx: Tx,
  { touchpointId }: Pick<Meeting, 'touchpointId'>,
): Promise<{ people: Named[]; organizations: Named[] }> {
  const [logged] = touchpointId === null ? [] : await touchpointsById(tx, [touchpointId])
  return { people: logged?.people ?? [], organizations: logged?.organizations ?? [] }
}

/** The minutes as they read now; null while nobody has written any. Written on after the reader's organization left, they are not its to read. */
export async function minutesOf(tx: Tx, meeting: Of): Promise<Minutes | null> {
  const row = await tx.db
    .selectFrom('meetingMinutes')
    .where('workspaceId', '=', tx.workspace.id)
    .where('meetingId', '=', meeting.id)
    .selectAll()
    .executeTakeFirst()
  if (row === undefined || !inTime(tx, meeting)({ createdAt: row.updatedAt })) return null
  const names = await namesOf(tx, [row.organizationId])
  const { text, language, version, updatedAt } = row
  return { text, language, version, updatedAt, organization: named(names, row.organizationId) }
}

/** What was decided, in the order in which it was noted. */
export async function decisionsOf(tx: Tx, meeting: Of): Promise<Decision[]> {
  const rows = await tx.db
    .selectFrom('meetingDecisions')
    .where('workspaceId', '=', tx.workspace.id)
    .where('meetingId', '=', meeting.id)
    .orderBy('createdAt')
    .orderBy('id')
    .selectAll()
    .execute()
  const names = await namesOf(
    tx,
    rows.map((row) => row.organizationId),
  )
  return rows.filter(inTime(tx, meeting)).map(({ id, text, organizationId, decisionId }) => ({
    id,
    text,
    organization: named(names, organizationId),
    decisionId,
  }))
}

/** The text that was sent last, with who has confirmed it; null while none was sent. */
export async function sendingOf(tx: Tx, meeting: Of): Promise<Sending | null> {
  const rows = await tx.db
    .selectFrom('minutesSendings')
    .where('workspaceId', '=', tx.workspace.id)
    .where('meetingId', '=', meeting.id)
    .orderBy('minutesVersion', 'desc')
    .select(['id', 'minutesVersion', 'createdAt', 'sentByPersonId', 'organizationId'])
    .execute()
  const row = rows.find(inTime(tx, meeting))
  if (row === undefined) return null
  const confirmations = (
    await tx.db
      .selectFrom('minutesConfirmations')
      .where('workspaceId', '=', tx.workspace.id)
      .where('minutesSendingId', '=', row.id)
      .orderBy('createdAt')
      .select(['organizationId', 'createdAt'])
      .execute()
  ).filter(inTime(tx, meeting))
  const names = await namesOf(
    tx,
    [row, ...confirmations].map((one) => one.organizationId),
  )
  return {
    id: row.id,
    minutesVersion: row.minutesVersion,
    sentAt: row.createdAt,
    sentByPersonId: row.sentByPersonId,
    organization: named(names, row.organizationId),
    confirmedBy: confirmations.map((one) => ({
      ...named(names, one.organizationId),
      confirmedAt: one.createdAt,
    })),
  }
}
