import { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { id } from '#platform/http/fields.ts'
import { promisesFrom } from '../commitments/reads.server.ts'
import { recurringFrom } from '../recurring/reads.server.ts'
import { pledgeAction } from './action.server.ts'
import { answerInvitation } from './answer.server.ts'
import { agendaOf, attendanceOf, decisionsOf, inviteesOf, minutesOf, sendingOf } from './beside.server.ts'
import { callMeeting } from './call.server.ts'
import { cancelMeeting, uncancelMeeting } from './cancel.server.ts'
import { changeMeeting } from './change.server.ts'
import { clockOf, stretchesOf } from './clock/reads.server.ts'
import { stopClock, takeUp } from './clock/take-up.server.ts'
import { noteDecision } from './decisions.server.ts'
import { liveDraft } from './drafts/reads.server.ts'
import { correctAttendance, holdMeeting, unholdMeeting } from './hold.server.ts'
import {
  actionInput,
  answerInput,
  attendanceInput,
  cancelInput,
  confirmInput,
  decisionInput,
  itemInput,
  meetingChange,
  meetingInput,
  meetingShape,
  minutesInput,
  noInput,
  orderInput,
  takeUpInput,
} from './inputs.ts'
import { addItem, orderAgenda } from './items.server.ts'
import {
  type Meeting,
  type MeetingState,
  type MeetingView,
  meetingStates,
  meetingViews,
  readAsSent,
} from './meeting.ts'
import { writeMinutes } from './minutes.server.ts'
import { listMeetings, readMeeting } from './reads.server.ts'
import { confirmMinutes, sendMinutes, takeBackConfirmation } from './send.server.ts'

const shapeOf = ({
  organization,
  host,
  chair,
  facilitator,
  noteTaker,
  hostPerson,
  partnershipName: _,
  sequence: _n,
  series,
  ...one
}: Meeting) => ({
  ...one,
  seriesId: series?.id ?? null,
  hostOrganizationId: host?.id ?? null,
  chairPersonId: chair?.id ?? null,
  facilitatorPersonId: facilitator?.id ?? null,
  noteTakerPersonId: noteTaker?.id ?? null,
  hostPersonId: hostPerson?.id ?? null,
  organizationId: organization.id,
})

async function wholeMeeting(tx: Tx, id: string) {
  const meeting = await readMeeting(tx, id)
  const minutes = await minutesOf(tx, meeting)
  const sending = await sendingOf(tx, meeting)
  const draft = await liveDraft(tx, meeting)
  const stretches = await stretchesOf(tx, meeting)
  const items = await agendaOf(tx, meeting, stretches)
  const running = clockOf(tx, meeting, items, stretches)?.running ?? null
  return {
    ...shapeOf(meeting),
    agenda: items.map(({ spent, organization, ...item }) => ({
      ...item,
      spentMinutes: spent,
      organizationId: organization.id,
    })),
    clock:
      running === null
        ? null
        : { id: running.id, itemId: running.item.id, beganAt: running.beganAt.toISOString() },
    invitees: (await inviteesOf(tx, meeting)).map(({ personId, answer }) => ({ personId, answer })),
    attendeePersonIds: (await attendanceOf(tx, meeting)).people.map((one) => one.id),
    minutes:
      minutes === null
        ? null
        : {
            ...minutes,
            organizationId: minutes.organization.id,
            updatedAt: minutes.updatedAt.toISOString(),
          },
    sending:
      sending === null
        ? null
        : {
            ...sending,
            changedSince: !readAsSent(minutes, sending),
            sentAt: sending.sentAt.toISOString(),
            organizationId: sending.organization.id,
            confirmations: sending.confirmedBy.map(({ id, confirmedAt }) => ({
              organizationId: id,
              confirmedAt: confirmedAt.toISOString(),
            })),
          },
    draft:
      draft === null
        ? null
        : {
            text: draft.text,
            writerPersonId: draft.writer.id,
            organizationId: draft.organization.id,
            savedAt: draft.savedAt.toISOString(),
            laidDownAt: draft.laidDownAt?.toISOString() ?? null,
          },
    decisions: (await decisionsOf(tx, meeting)).map(({ organization, ...one }) => ({
      ...one,
      organizationId: organization.id,
    })),
    commitmentIds: (await promisesFrom(tx, 'meeting', id)).map((one) => one.id),
    recurringPromiseIds: (await recurringFrom(tx, 'meeting', id)).map((one) => one.id),
  }
}

export const meetingsApi: ApiResource = {
  name: 'meetings',
  summary:
    'When partners meet: agenda, who is asked and was there, minutes, decisions and what was promised.',
  shape: meetingShape,
  filters: z.object({
    partnershipId: id().optional(),
    view: z.enum(meetingViews).optional(),
    state: z.enum(meetingStates).optional(),
  }),
  list: async (tx, { query, limit, cursor, filters }) => {
    const page = await listMeetings(tx, {
      query,
      limit,
      cursor,
      ...(filters as { partnershipId?: string; view?: MeetingView; state?: MeetingState }),
    })
    return { ...page, items: page.items.map(shapeOf) }
  },
  get: wholeMeeting,
  create: { input: meetingInput, run: callMeeting },
  // Who is asked stands beside a meeting: what is not given leaves them as they are.
  changeable: (record) => ({ ...record, inviteePersonIds: null }),
  change: { input: meetingChange, run: changeMeeting },
  states: {
    cancellation: {
      summary: 'Says that the meeting won’t take place; taking it away lets it take place after all.',
      input: cancelInput,
      make: cancelMeeting,
      unmake: uncancelMeeting,
    },
    holding: {
      summary:
        'Says that the meeting was held and who was there; taking it away takes the logged contact with it.',
      input: attendanceInput,
      make: holdMeeting,
      unmake: unholdMeeting,
    },
    attendance: { summary: 'Corrects who was there.', input: attendanceInput, make: correctAttendance },
    answer: {
      summary: 'Says for oneself, by a key of one’s own, whether one comes.',
      input: answerInput,
      make: answerInvitation,
    },
    items: {
      summary: 'Puts something at the end of the agenda; it is taken off under agenda-items.',
      input: itemInput,
      make: addItem,
    },
    order: { summary: 'Puts the whole agenda into another order.', input: orderInput, make: orderAgenda },
    clock: {
      summary:
        'Takes an item of the agenda up, on the day of the meeting or after it; taking it away stops the clock.',
      input: takeUpInput,
      make: takeUp,
      unmake: stopClock,
    },
    minutes: {
      summary: 'Writes the minutes on, from the version they were read with (0 where there are none).',
      input: minutesInput,
      make: writeMinutes,
    },
    decisions: {
      summary: 'Notes what was decided; it is taken away under noted-decisions.',
      input: decisionInput,
      make: noteDecision,
    },
    actions: {
      summary: 'Promises what was taken on in the meeting.',
      input: actionInput,
      make: pledgeAction,
    },
    sending: { summary: 'Sends the minutes to all partners.', input: noInput, make: sendMinutes },
    confirmation: {
      summary:
        'A partner says that the minutes that were sent are right; taking it away takes it back for one’s own.',
      input: confirmInput,
      make: confirmMinutes,
      unmake: takeBackConfirmation,
    },
  },
}
