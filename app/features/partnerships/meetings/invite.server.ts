import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler } from '#platform/features/feature.server.ts'
import { inviteesOf } from './beside.server.ts'
import { entryOf, pageOf } from './entry.server.ts'
import { mailCalendar } from './mail.server.tsx'
import type { Meeting } from './meeting.ts'
import { meetingsById } from './reads.server.ts'
import { invitationWords, whenWords, whereWords } from './say.ts'

/** Job: whoever is asked to come gets the meeting into their calendar, its changes and its end; who is no longer asked, its end. */
export const mailInvitees: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    await hold(tx, 'meetings', String(event.subjectId))
    const [meeting] = await meetingsById(tx, [String(event.subjectId)])
    // One that is over, or was entered afterwards, invites nobody.
    if (meeting === undefined || meeting.state === 'held' || meeting.startsOn < tx.today) return
    const invited = (await inviteesOf(tx, meeting)).map((one) => one.personId)
    const before = await invitedBefore(tx, String(event.historyId))
    const action = String(event.action)
    await mail(tx, meeting, invited, meeting.state === 'cancelled' ? 'meeting.cancelled' : action)
    await mail(
      tx,
      meeting,
      before.filter((id) => !invited.includes(id)),
      'meeting.cancelled',
    )
  })

/** Whom a change found on the list of those who are asked. */
export async function invitedBefore(tx: Tx, historyId: string): Promise<string[]> {
  const row = await tx.db
    .selectFrom('historyValues')
    .where('workspaceId', '=', tx.workspace.id)
    .where('historyId', '=', historyId)
    .select('before')
    .executeTakeFirst()
  const before = row?.before as { inviteePersonIds?: unknown } | null | undefined
  return Array.isArray(before?.inviteePersonIds) ? before.inviteePersonIds.map(String) : []
}

const mail = (tx: Tx, meeting: Meeting, personIds: readonly string[], action: string) =>
  mailCalendar(tx, personIds, {
    method: action === 'meeting.cancelled' ? 'CANCEL' : 'REQUEST',
    about: aboutAnswers(meeting),
    entriesFor: () => [entryOf(tx, meeting)],
    partnershipName: meeting.partnershipName,
    href: pageOf(tx, `/meetings/${meeting.id}`),
    subject: () => invitationWords(meeting, action),
    lines: () => [whenWords(meeting), whereWords(meeting)].filter((line) => line !== ''),
    quote: meeting.cancelledBecause,
  })

const aboutAnswers = ({ id, series }: Meeting) =>
  series === null
    ? ({ kind: 'meeting', subjectId: id } as const)
    : ({ kind: 'meetingSeries', subjectId: series.id } as const)
