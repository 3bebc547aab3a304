import { actorOf } from '#platform/activity/actor-of.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler } from '#platform/features/feature.server.ts'
import { notify } from '#platform/notices/notify.server.ts'
import { m } from '#platform/words/words.ts'
import { representativesOf } from '../partners/representatives.server.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { inviteesOf } from './beside.server.ts'
import { meetingsById } from './reads.server.ts'
import { invitationWords } from './say.ts'

/** Job: the people of all partners are told that minutes wait for their word; all but whoever sent them. */
export const tellMinutes: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const [meeting] = await meetingsById(tx, [String(event.subjectId)])
    if (meeting === undefined) return
    const last = await tx.db
      .selectFrom('minutesSendings')
      .where('workspaceId', '=', tx.workspace.id)
      .where('meetingId', '=', meeting.id)
      .orderBy('minutesVersion', 'desc')
      .select(['text', 'sentByPersonId'])
      .executeTakeFirst()
    if (last === undefined) return
    const { partners } = await readPartnership(tx, meeting.partnershipId)
    const present = presentPartners(partners).map((partner) => partner.id)
    const people = (await representativesOf(tx, meeting.partnershipId)).filter(
      (one) =>
        one.endedOn === null && present.includes(one.partnerId) && one.personId !== last.sentByPersonId,
    )
    await notify(tx, {
      kind: 'meeting.minutes',
      to: people.map((one) => one.personId),
      subject: { kind: 'meeting', id: meeting.id },
      partnershipId: meeting.partnershipId,
      href: `/meetings/${meeting.id}/minutes`,
      say: () => m.notice_meeting_minutes({ meeting: meeting.title, partnership: meeting.partnershipName }),
      quote: last.text,
    })
  })

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
