// biome-ignore-all format: one promise, one or two lines, so that the ledger reads as a ledger

import { en, es } from '../demo.ts'
import { done, promise } from '../shapes/commitment.ts'
import { cadence, touchpoint } from '../shapes/contact.ts'
import { joined, type Partnership, speaks } from '../shapes/partnership.ts'
import { endorsed } from '../shapes/vision.ts'
import { work } from '../shapes/work.ts'

const host = 'riverbend-outreach'
const neighbors = 'eastside-neighbors'
const walkers = 'walk-and-roll'
const transit = 'riverbend-transit'

export const eastsideBusStop = {
  key: 'eastside-bus-stop', name: 'Eastside Bus Stop',
  purpose: en('So that the 7 stops at Juniper Court, with a roof, a light and a curb a wheelchair can use.'),
  communities: ['eastside', 'without-a-car'],
  startedDay: -85, startedBy: 'tomas-rivera',
  partners: [joined(host, -85, -85), joined(neighbors, -85, -83), joined(walkers, -80, -71), joined(transit, -18, null)],
  representatives: [speaks(host, 'amara-osei', -85), speaks(neighbors, 'delores-washington', -83), speaks(walkers, 'terrence-boyd', -71)],
  stageHistory: [{ stage: 'advise', day: -85, decidedBy: 'amara-osei', reason: en('Delores stood up at a meeting about something else and said: eleven hundred people, no stop.') }],
  visionVersions: [{ day: -27, by: 'delores-washington', text: en('A stop at Juniper Court that a grandmother, a child and a wheelchair can use after dark.'), endorsements: [endorsed(neighbors, 'delores-washington', -27), endorsed(walkers, 'terrence-boyd', -25), endorsed(host, 'amara-osei', -24)] }],
  goals: [{
    key: 'stop', what: en('The 7 stops at Juniper Court from the next timetable on'), measure: { name: 'Stops per weekday', unit: 'stops', baseline: 0, target: 34 }, whyAchievable: en('The bus passes anyway; a stop costs forty seconds.'), need: en('Fourteen minutes on foot along a road without a sidewalk'), dueDay: 170, setDay: -24,
    owners: [{ organization: neighbors, person: 'delores-washington' }], reviewEveryDays: 60, checkIns: [],
  }],
  roles: [
    work('count', en('Count who would use it'), { [host]: 'C', [neighbors]: 'A', [walkers]: 'R' }, -40),
    work('transit-talks', en('Talk with Riverbend Transit'), { [host]: 'A', [neighbors]: 'R', [walkers]: 'C' }, null),
  ],
  commitments: [
    promise('answer-ofelia', host, [neighbors], 'tomas-rivera', en('Answer Ofelia Cantú’s question about the light, in Spanish'), [-3, -2, 0]),
    promise('meeting-with-transit', host, [neighbors, walkers], 'amara-osei', en('A first meeting with the planner'), [-60, -58, -20], { fulfilment: done(-19, 'amara-osei', en('A day late: the planner was ill.')), acknowledgedDay: -18 }),
    promise('doors-120', neighbors, [host], 'marco-benitez', en('Knock at 120 doors'), [-70, -68, -30], { fulfilment: done(-33, 'marco-benitez', en('131, because the stairs were already climbed.')), acknowledgedDay: -30 }),
    promise('curb-check', walkers, [host, neighbors], 'nora-quist', en('An access check of three possible places'), [-55, -53, 12]),
  ],
  cadences: [cadence(neighbors, 21, 'phone', -40, null, 'en', 'What the city answered')],
  touchpoints: [
    touchpoint('delores-speaks', 'meeting', -84, [host, neighbors], ['tomas-rivera', 'delores-washington'], en('She brought a map, a watch and her knees.')),
    touchpoint('walk-along', 'visit', -62, [host, walkers], ['tomas-rivera', 'terrence-boyd', 'nora-quist'], en('We walked the fourteen minutes with Terrence. It took twenty-six.')),
    touchpoint('planner', 'meeting', -19, [host, neighbors], ['amara-osei', 'delores-washington', 'sandra-oconnell'], en('Sandra listens well and cannot promise. She takes the invitation to her head of service.')),
    touchpoint('ofelia-pregunta', 'message', -3, [host], ['tomas-rivera', 'ofelia-cantu'], es('Ofelia pregunta: “¿La parada nueva va a tener luz? Mi hija vuelve a las nueve.”'), { followUp: 'answer-ofelia' }),
  ],
  evidence: [],
} satisfies Partnership
