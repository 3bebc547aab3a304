import { writeInvitation } from '#platform/calendar/invitation.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler } from '#platform/features/feature.server.ts'
import { mailAddresses } from '#platform/mail/addresses.server.ts'
import { LetterButton, LetterFrame } from '#platform/mail/letter.tsx'
import { post } from '#platform/mail/mail.server.ts'
import { replyAddress } from '#platform/mailbox/reply-address.server.ts'
import { localeFor, m } from '#platform/words/words.ts'
import { inviteesOf } from './beside.server.ts'
import type { Meeting } from './meeting.ts'
import { meetingsById } from './reads.server.ts'
import { invitationWords, whenWords, whereWords } from './say.ts'

/** Job: whoever is asked to come gets the meeting into their calendar, its changes and its end; who is no longer asked, its end. */
export const mailInvitees: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
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
async function invitedBefore(tx: Tx, historyId: string): Promise<string[]> {
  const row = await tx.db
    .selectFrom('historyValues')
    .where('workspaceId', '=', tx.workspace.id)
    .where('historyId', '=', historyId)
    .select('before')
    .executeTakeFirst()
  const before = row?.before as { inviteePersonIds?: unknown } | null | undefined
  return Array.isArray(before?.inviteePersonIds) ? before.inviteePersonIds.map(String) : []
}

/** What a meeting is called in calendars, for all that is ever sent about it. */
export const uidOf = (tx: Tx, meetingId: string): string =>
  `${meetingId}@${new URL(tx.system.settings.publicUrl).hostname}`

async function mail(tx: Tx, meeting: Meeting, personIds: readonly string[], action: string): Promise<void> {
  if (personIds.length === 0) return
  const people = await tx.db
    .selectFrom('people')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', 'in', personIds)
    .where('deletedAt', 'is', null)
    .where('doNotContact', '=', false)
    .select(['id', 'name', 'email', 'language'])
    .execute()
  const addresses = await mailAddresses(tx, people)
  const href = `${tx.system.settings.publicUrl}/${tx.workspace.slug}/meetings/${meeting.id}`
  const method = action === 'meeting.cancelled' ? ('CANCEL' as const) : ('REQUEST' as const)
  const from = tx.system.settings.mailFrom
  for (const { id, name, language } of people) {
    const address = addresses.get(id)
    if (address === undefined) continue
    const locale = language === null ? tx.workspace.language : localeFor(language)
    const text = await writeInvitation(
      {
        ...meeting,
        uid: uidOf(tx, meeting.id),
        stamp: tx.now,
        description: href,
        link: meeting.onlineLink,
        organizer: {
          name: tx.workspace.name,
          // Calendars answer whoever organizes; where no mailbox is set, their answers come to whoever sends.
          address:
            (await replyAddress(tx, { kind: 'meeting', subjectId: meeting.id, personId: id })) ??
            /<([^>]+)>/.exec(from)?.[1] ??
            from,
        },
        attendee: { name, address },
      },
      method,
    )
    await post(tx, {
      to: { address, name, personId: id },
      kind: 'meeting',
      locale,
      subject: () => invitationWords(meeting, action),
      body: () => (
        <LetterFrame
          lang={locale}
          workspace={tx.workspace.name}
          why={m.mail_meeting_why({ partnership: meeting.partnershipName })}
        >
          <p>{invitationWords(meeting, action)}</p>
          <p>{whenWords(meeting)}</p>
          {whereWords(meeting) !== '' && <p>{whereWords(meeting)}</p>}
          {meeting.cancelledBecause !== '' && <blockquote>{meeting.cancelledBecause}</blockquote>}
          <LetterButton href={href}>{m.mail_meeting_button()}</LetterButton>
        </LetterFrame>
      ),
      calendar: { text, method },
    })
  }
}
