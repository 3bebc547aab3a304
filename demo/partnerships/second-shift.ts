// biome-ignore-all format: one promise, one or two lines, so that the ledger reads as a ledger

import { en, es } from '../demo.ts'
import { done, promise } from '../shapes/commitment.ts'
import { cadence, touchpoint } from '../shapes/contact.ts'
import { checkIn } from '../shapes/goal.ts'
import { joined, type Partnership, speaks } from '../shapes/partnership.ts'
import { endorsed } from '../shapes/vision.ts'
import { work } from '../shapes/work.ts'

const host = 'riverbend-outreach'
const port = 'port-of-riverbend'
const college = 'riverbend-college'
const all = [host, port, college]

export const secondShift = {
  key: 'second-shift', name: 'Second Shift',
  purpose: en('So that people who live next to the port can learn the work that is done there, in the evening, with somebody minding the children.'),
  communities: ['eastside', 'new-arrivals'],
  startedDay: -580, startedBy: 'amara-osei',
  partners: [joined(host, -580, -580), joined(port, -580, -569), joined(college, -580, -573)],
  representatives: [speaks(host, 'amara-osei', -580), speaks(port, 'carmen-dietz', -569), speaks(college, 'monique-laurent', -573)],
  stageHistory: [
    { stage: 'advise', day: -580, decidedBy: 'amara-osei', reason: en('The port cannot find lift operators; Eastside cannot find work.') },
    { stage: 'acclimate', day: -470, decidedBy: 'monique-laurent', reason: en('Who teaches, who pays and who hires is written down.') },
    { stage: 'activate', day: -340, decidedBy: 'carmen-dietz', reason: en('Twelve people in the first evening course.'), gaps: ['concerns_addressed'] },
    { stage: 'acclimate', day: -96, decidedBy: 'amara-osei', reason: en('Nine finished and two were hired. The college believed in a promise of jobs, the port in a promise of an interview. Before a second course we go back and say to each other what we mean.'), gaps: ['concerns_addressed', 'communication_plan'] },
  ],
  visionVersions: [
    { day: -530, by: 'monique-laurent', text: en('Whoever lives next to the port can learn its trades in the evening and work there.'), endorsements: [endorsed(college, 'monique-laurent', -530), endorsed(port, 'carmen-dietz', -524), endorsed(host, 'amara-osei', -526)] },
    { day: -60, by: 'carmen-dietz', text: en('Whoever lives next to the port can learn its trades in the evening. Everyone who finishes is interviewed within a month and told plainly why or why not.'), endorsements: [endorsed(port, 'carmen-dietz', -60), endorsed(host, 'amara-osei', -55), endorsed(college, 'monique-laurent', -48)] },
  ],
  goals: [{
    key: 'hired', what: en('Fifteen residents work at the port after the course'), measure: { name: 'Residents hired and still there after 90 days', unit: 'people', baseline: 0, target: 15 }, whyAchievable: en('The port hires about forty operators a year.'), need: en('Work within walking distance'), dueDay: 260, setDay: -500,
    owners: [{ organization: port, person: 'carmen-dietz' }, { organization: college, person: 'darnell-hughes' }], reviewEveryDays: 90,
    checkIns: [checkIn(-320, 'darnell-hughes', 0, en('Course begun.')), checkIn(-230, 'darnell-hughes', 0, en('Nine still in the room.')), checkIn(-145, 'carmen-dietz', 2, en('Two hired.')), checkIn(-62, 'carmen-dietz', 2, en('Both still there. Seven are waiting for an answer.'))],
  }, {
    key: 'second-course', what: en('A second course begins with twenty people'), measure: { name: 'People in the room on the first evening', unit: 'people', baseline: 12, target: 20 }, whyAchievable: en('Thirty-one had written their names on the list.'), need: en('Work within walking distance'), dueDay: -40, setDay: -250,
    owners: [{ organization: college, person: 'monique-laurent' }], reviewEveryDays: 60, checkIns: [checkIn(-196, 'monique-laurent', 31, en('On the list, not in the room.'))],
    closed: { day: -94, by: 'monique-laurent', outcome: 'dropped', reason: en('Not before the nine have been heard. We set a new one then.') },
  }],
  roles: [
    work('course', en('Teach the course'), { [host]: 'I', [port]: 'C', [college]: 'A' }, -500),
    work('interviews', en('Interview everyone who finishes'), { [host]: 'I', [port]: 'A', [college]: 'C' }, -58),
    work('children', en('Mind the children in the evening'), { [host]: 'A', [port]: 'I', [college]: 'R' }, -498),
  ],
  commitments: [
    promise('doors', host, [college, port], 'tomas-rivera', en('Invite forty residents in three languages'), [-420, -418, -370], { fulfilment: done(-373, 'tomas-rivera'), acknowledgedDay: -371 }),
    promise('childminders', host, [college], 'amara-osei', en('Two childminders for every course evening'), [-400, -398, -345], { fulfilment: done(-334, 'amara-osei', en('One on time, the second in week two.')), acknowledgedDay: -333 }),
    promise('listen-nine', host, [port, college], 'ines-caldeira', en('Speak with all nine who finished'), [-140, -138, -105], { fulfilment: done(-107, 'ines-caldeira'), acknowledgedDay: -105 }),
    promise('first-meeting', host, [port, college], 'amara-osei', en('Prepare the first evening of plain words'), [-95, -93, -70], { fulfilment: done(-72, 'amara-osei'), acknowledgedDay: -70 }),
    promise('lift-hours', port, [college], 'stan-kowalski', en('Forty hours on a real lift'), [-400, -396, -260], { fulfilment: done(-262, 'stan-kowalski'), acknowledgedDay: -260 }),
    promise('interviews', port, [host, college], 'carmen-dietz', en('An interview for each of the nine'), [-250, -246, -190], { renegotiations: [{ day: -180, newDueDay: -150, reason: en('A hiring stop.'), acceptedDay: null }], withdrawn: { day: -120, reason: en('Only four interviews were possible under the hiring stop.') } }),
    promise('interviews-again', port, [host, college], 'carmen-dietz', en('The five interviews still owed'), [-60, -58, 14]),
    promise('mentor', port, [host], 'stan-kowalski', en('A foreman each newcomer can ask'), [-200, -198, -150], { fulfilment: done(-139, 'stan-kowalski'), acknowledgedDay: -138 }),
    promise('certificates', college, [host], 'monique-laurent', en('Certificates the state recognizes'), [-300, -298, -210], { fulfilment: done(-214, 'monique-laurent'), acknowledgedDay: -210 }),
    promise('room', college, [host], 'darnell-hughes', en('The workshop until 21:00'), [-420, -418, -350], { fulfilment: done(-352, 'darnell-hughes'), acknowledgedDay: -350 }),
    promise('playroom', college, [host], 'monique-laurent', en('The playroom stays open on course evenings'), [-400, -398, -345], { fulfilment: done(-347, 'monique-laurent'), acknowledgedDay: -345 }),
  ],
  agreements: [
    {
      key: 'twelve-places', kind: 'service', title: en('Twelve places in the evening'), by: 'amara-osei', draftedDay: -372, sentDay: -358, beginsDay: -345, endsDay: -192, calledBack: { sentDay: -366, day: -362, reason: 'The hours on the lift were missing.' },
      text: '## What each of us brings\n\n- The college teaches twelve people, two evenings a week.\n- The port lends a lift and a foreman for forty hours.\n- Riverbend Outreach finds the people, and minds their children.\n\n## What comes after\n\nThe port looks at everyone who finishes.',
      signers: [{ organization: host, person: 'amara-osei', signedDay: -358 }, { organization: port, person: 'carmen-dietz', signedDay: -352 }, { organization: college, person: 'monique-laurent', signedDay: -350 }],
    },
    {
      key: 'interviews', kind: 'mou', title: en('Interviews within a month'), by: 'monique-laurent', draftedDay: -128, sentDay: -118, beginsDay: -100, endsDay: 200,
      text: '## What we promise\n\n- The port interviews everyone who finishes within a month.\n- The college says who has finished, on the same day.\n- Riverbend Outreach asks each of them how it went.\n\n## What we do not promise\n\nA job.',
      signers: [{ organization: college, person: 'monique-laurent', signedDay: -118 }, { organization: port, person: 'carmen-dietz', signedDay: null, declined: { day: -110, reason: 'Our lawyers won’t let me promise a month in writing as long as hiring is stopped. I will say it aloud, and you may write it into the minutes.' } }, { organization: host, person: 'amara-osei', signedDay: null }],
    },
  ],
  cadences: [cadence(port, 21, 'phone', -68, -64, 'en', 'Open shifts, and who may come for a trial'), cadence(college, 21, 'mail', -68, null, 'en', 'Places on the course, and who stopped coming')],
  touchpoints: [
    touchpoint('gate', 'visit', -575, [host, port], ['amara-osei', 'carmen-dietz', 'stan-kowalski'], en('Stan has 41 open shifts and a nephew who cannot find work.')),
    touchpoint('listening-english', 'listening_session', -545, [host, college], ['hana-suleiman', 'monique-laurent', 'zahra-amiri'], en('Sixteen students of evening English. “I was a welder for eleven years. Nobody asked.”'), { communityMembers: { community: 'new-arrivals', count: 16 } }),
    touchpoint('course-opening', 'event', -338, all, ['darnell-hughes', 'carmen-dietz', 'tomas-rivera'], en('Twelve people, twelve helmets.')),
    touchpoint('nine-say', 'listening_session', -107, [host, college], ['ines-caldeira', 'darnell-hughes'], en('They learned a lot and felt foolish: they had told their families there would be a job.'), { communityMembers: { community: 'eastside', count: 9 } }),
    touchpoint('esperando', 'call', -101, [host], ['tomas-rivera'], es('Una alumna sigue esperando respuesta desde hace dos meses. No se enoja; deja de creer.'), { audience: 'organization' }),
    touchpoint('plain-words', 'workshop', -70, all, ['amara-osei', 'carmen-dietz', 'monique-laurent', 'darnell-hughes', 'stan-kowalski'], en('What did each of us promise, and what did the others hear? Two hours, no slides.')),
    touchpoint('carmen-call', 'call', -13, [host, port], ['amara-osei', 'carmen-dietz'], en('Two of the five interviews have a day.')),
    touchpoint('monique-mail', 'mail', -10, [host, college], ['monique-laurent', 'amara-osei'], en('The college will start again when the five have been heard.')),
  ],
  evidence: [
    { action: 'pilot_launched', day: -338, what: en('First evening course, twelve places'), who: 'darnell-hughes' },
    { action: 'joint_meetings', day: -70, what: en('An evening of plain words at the college'), who: 'amara-osei' },
  ],
  concerns: [{
    key: 'seven-wait', day: -46, by: 'monique-laurent', openness: 'open', shown: 'everything', parties: [port], steward: 'amara-osei', acceptedDay: -45, acknowledgedDay: -44,
    summary: en('Seven people wait for an answer, and nobody tells them anything'), about: en('Some of them call me every week. I would rather tell them no than nothing.'),
    said: [{ day: -38, text: en('Carmen has two days for interviews. She asks for until the end of the month for the other five.') }],
  }],
} satisfies Partnership
