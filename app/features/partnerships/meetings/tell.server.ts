import { actorOf } from '#platform/activity/actor-of.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler } from '#platform/features/feature.server.ts'
import { notify } from '#platform/notices/notify.server.ts'
import { m } from '#platform/words/words.ts'
import { peopleStanding } from '../partners/standing.server.ts'
import { tellStanding } from '../partners/tell-standing.server.ts'
import { inviteesOf, sendingOf } from './beside.server.ts'
import { mailMinutes } from './minutes-letter.server.tsx'
import { meetingsById } from './reads.server.ts'
import { invitationWords } from './say.ts'

/** Job: the people of all partners are told that minutes wait for their word, by letter those who don't sign in; all but whoever sent them. */
export const tellMinutes: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const [meeting] = await meetingsById(tx, [String(event.subjectId)])
    if (meeting === undefined) return
    const last = await lastSending(tx, meeting.id)
    if (last === undefined) return
    const { people } = await peopleStanding(tx, meeting.partnershipId)
    const { withoutSignIn } = await notify(tx, {
      kind: 'meeting.minutes',
      to: people.map((one) => one.personId).filter((personId) => personId !== last.sentByPersonId),
      subject: { kind: 'meeting', id: meeting.id },
      partnershipId: meeting.partnershipId,
      href: `/meetings/${meeting.id}/minutes`,
      say: () => m.notice_meeting_minutes({ meeting: meeting.title, partnership: meeting.partnershipName }),
      quote: last.text,
    })
    const letters = people.filter((one) => withoutSignIn.includes(one.personId))
    await mailMinutes(tx, letters, {
      meetingId: meeting.id,
      meeting: meeting.title,
      partnership: meeting.partnershipName,
      organization: last.organization,
      text: last.text,
    })
  })

/** Job: the people of the partner that sent minutes hear who has confirmed them; not once that was taken back. */
export const tellConfirmed: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const [meeting] = await meetingsById(tx, [String(event.subjectId)])
    if (meeting === undefined) return
    const last = await lastSending(tx, meeting.id)
    const entry = await tx.db
      .selectFrom('history')
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', '=', String(event.historyId))
      .select('organizationId')
      .executeTakeFirst()
    const confirmed = (await sendingOf(tx, meeting))?.confirmedBy.find(
      (one) => one.id === entry?.organizationId,
    )
    if (last === undefined || confirmed === undefined) return
    await tellStanding(tx, event, {
      kind: 'meeting.minutes-confirmed',
      partnershipId: meeting.partnershipId,
      to: [last.organizationId],
      href: `/meetings/${meeting.id}/minutes`,
      say: ({ partnership }) =>
        m.notice_minutes_confirmed({ organization: confirmed.name, meeting: meeting.title, partnership }),
    })
  })

const lastSending = (tx: Tx, meetingId: string) =>
  tx.db
    .selectFrom('minutesSendings as s')
    .innerJoin('organizations as o', (join) =>
      join.onRef('o.workspaceId', '=', 's.workspaceId').onRef('o.id', '=', 's.organizationId'),
    )
    .where('s.workspaceId', '=', tx.workspace.id)
    .where('s.meetingId', '=', meetingId)
    .orderBy('s.minutesVersion', 'desc')
    .select(['s.text', 's.sentByPersonId', 's.organizationId', 'o.name as organization'])
    .executeTakeFirst()

/** Job: whoever is asked to come hears of a meeting, of another day or place, or that it won't take place. */
export const tellInvitees: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const [meeting] = await meetingsById(tx, [String(event.subjectId)])
    // One that is over, or was entered afterwards, invites nobody.
    if (meeting === undefined || meeting.state === 'held' || meeting.startsOn < tx.today) return
    const by = await actorOf(tx, String(event.historyId))
    await notify(tx, {
      kind: 'meeting.invitation',
      to: (await inviteesOf(tx, meeting)).flatMap((one) => (one.personId === by ? [] : [one.personId])),
      subject: { kind: 'meeting', id: meeting.id },
      partnershipId: meeting.partnershipId,
      href: `/meetings/${meeting.id}`,
      say: () => invitationWords(meeting, String(event.action)),
    })
  })
