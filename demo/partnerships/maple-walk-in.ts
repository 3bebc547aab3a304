// biome-ignore-all format: one promise, one or two lines, so that the ledger reads as a ledger

import { en, es } from '../demo.ts'
import { done, promise } from '../shapes/commitment.ts'
import { cadence, touchpoint } from '../shapes/contact.ts'
import { checkIn } from '../shapes/goal.ts'
import { joined, type Partnership, speaks } from '../shapes/partnership.ts'
import { endorsed } from '../shapes/vision.ts'
import { work } from '../shapes/work.ts'

const host = 'riverbend-outreach'
const maple = 'maple-clinic'
const county = 'county-health'
const all = [host, maple, county]

export const mapleWalkIn = {
  key: 'maple-walk-in', name: 'Walk-in Wednesdays',
  purpose: en('So that anyone can be vaccinated on a Wednesday evening, close to home, without an appointment and without papers.'),
  communities: ['spanish-speaking-families', 'new-arrivals', 'without-a-car'],
  startedDay: -340, startedBy: 'amara-osei',
  partners: [joined(host, -340, -340), joined(maple, -340, -333), joined(county, -320, -301)],
  representatives: [speaks(host, 'amara-osei', -340), speaks(maple, 'dana-whitfield', -333), speaks(county, 'simone-achebe', -301)],
  stageHistory: [
    { stage: 'advise', day: -340, decidedBy: 'amara-osei', reason: en('Dana asked why the vaccination days are full of people who own a car.') },
    { stage: 'acclimate', day: -190, decidedBy: 'dana-whitfield', reason: en('Three places agreed in principle. Nurses and hosts should see them together first.') },
  ],
  visionVersions: [{ day: -240, by: 'dana-whitfield', text: en('A vaccination is as easy as buying bread: near, soon, and nobody asks where you are from.'), endorsements: [endorsed(maple, 'dana-whitfield', -240), endorsed(host, 'amara-osei', -238), endorsed(county, 'simone-achebe', -226)] }],
  goals: [{
    key: 'evenings', what: en('Twelve walk-in evenings in three neighborhoods'), measure: { name: 'Evenings held', unit: 'evenings', baseline: 0, target: 12 }, whyAchievable: en('The doses are there; it needs two nurses and a room.'), need: en('Clinics close before the shift ends'), dueDay: 190, setDay: -220,
    owners: [{ organization: maple, person: 'dana-whitfield' }, { organization: host, person: 'amara-osei' }], reviewEveryDays: 90,
    checkIns: [checkIn(-130, 'dana-whitfield', 0, en('Rooms seen, none chosen.')), checkIn(-48, 'amara-osei', 1, en('A trial at the mosque: 27 people, one hour of waiting.'))],
  }],
  roles: [
    work('nurses', en('Nurses and cold boxes'), { [host]: 'I', [maple]: 'A', [county]: 'R' }, -210),
    work('rooms', en('Rooms people trust'), { [host]: 'A', [maple]: 'C', [county]: 'I' }, -210),
    work('doses', en('Doses and paperwork'), { [host]: 'I', [maple]: 'R', [county]: 'A' }, -200),
  ],
  commitments: [
    promise('three-rooms', host, [maple], 'amara-osei', en('Three rooms to look at'), [-230, -228, -170], { fulfilment: done(-174, 'amara-osei'), acknowledgedDay: -172 }),
    promise('interpreters', host, [maple, county], 'hana-suleiman', en('Interpreters for Arabic and Spanish on the trial evening'), [-90, -88, -52], { fulfilment: done(-52, 'hana-suleiman'), acknowledgedDay: -50 }),
    promise('leaflet', host, [county], 'bobby-tran', en('A leaflet without medical words'), [-150, -148, -110], { fulfilment: done(-98, 'bobby-tran', en('Third version. The first two had medical words.')), acknowledgedDay: -97 }),
    promise('two-nurses', maple, [host], 'dana-whitfield', en('Two nurses for the trial evening'), [-90, -88, -52], { fulfilment: done(-52, 'ana-lucia-torres'), acknowledgedDay: -51 }),
    promise('schedule', maple, [host, county], 'dana-whitfield', en('A plan of evenings for the next half year'), [-60, -58, -8]),
    promise('health-talk', maple, [host], 'ana-lucia-torres', es('Una charla en español antes de la primera tarde'), [-120, -118, -75], { fulfilment: done(-66, 'ana-lucia-torres', es('Se cambió una vez por la gripe.')), acknowledgedDay: -65 }),
    promise('cold-boxes', county, [maple], 'roberto-salinas', en('Two cold boxes on loan'), [-110, -108, -60], { fulfilment: done(-61, 'roberto-salinas'), acknowledgedDay: -60 }),
    promise('figures', county, [host, maple], 'simone-achebe', en('Vaccination figures by neighborhood'), [-210, -206, -160], { fulfilment: done(-158, 'simone-achebe'), acknowledgedDay: -157 }),
  ],
  agreements: [
    {
      key: 'evening-data', kind: 'data-sharing', title: en('What we write down at a walk-in evening'), by: 'dana-whitfield', draftedDay: -152, sentDay: -146, beginsDay: -138, endsDay: 226,
      text: '## Which data, and what for\n\n- First name, year of birth and the dose, for the vaccination card.\n- How many came from which neighborhood. No addresses.\n\n## Who sees it\n\nThe clinic keeps the cards. The county gets the doses, as the law asks. Riverbend Outreach sees the numbers by neighborhood.\n\n## What is never asked\n\nPapers, and why somebody came.',
      signers: [{ organization: maple, person: 'lorna-mcbride', signedDay: -146 }, { organization: county, person: 'simone-achebe', signedDay: -141 }, { organization: host, person: 'amara-osei', signedDay: -139 }],
    },
  ],
  cadences: [cadence(maple, 14, 'phone', -170, -168, 'es', 'Las tardes que vienen y quién vacuna'), cadence(county, 60, 'mail', -25, null, 'en', 'Doses, and what has to be reported')],
  touchpoints: [
    touchpoint('dana-question', 'call', -338, [host, maple], ['amara-osei', 'dana-whitfield'], en('“Our Saturday is full of people who could come on any day.”')),
    touchpoint('listening-mosque', 'listening_session', -280, [host, maple], ['hana-suleiman', 'farid-aziz', 'mariam-elsayed'], en('Fifteen people after the weekend school. Evenings, near the mosque, and a woman to give the injection.'), { communityMembers: { community: 'new-arrivals', count: 15 } }),
    touchpoint('listening-domingo', 'listening_session', -265, [host, maple], ['tomas-rivera', 'ana-lucia-torres', 'marisol-pena'], es('Doce familias después de misa. Preguntan dos cosas: si cuesta y si piden papeles.'), { communityMembers: { community: 'spanish-speaking-families', count: 12 } }),
    touchpoint('room-tour', 'workshop', -172, all, ['amara-osei', 'ana-lucia-torres', 'roberto-salinas'], en('Three rooms in one afternoon. The mosque has the best light, the school the best parking.')),
    touchpoint('trial-evening', 'event', -52, all, ['ana-lucia-torres', 'roberto-salinas', 'hana-suleiman', 'amara-osei'], en('Twenty-seven vaccinations. People waited too long because there was only one table.'), { communityMembers: { community: 'new-arrivals', count: 27 } }),
    touchpoint('county-call', 'call', -25, [host, county], ['amara-osei', 'simone-achebe'], en('Doses are set aside for half a year. Simone waits for the plan as we do.')),
    touchpoint('dana-mail', 'mail', -35, [host, maple], ['dana-whitfield', 'amara-osei'], en('Dana writes that she is covering the front desk and will call when she can breathe.')),
    touchpoint('staffing-worry', 'meeting', -20, [host], ['amara-osei', 'ruth-adler'], en('We should offer help with hiring before we ask for dates again.'), { audience: 'organization' }),
  ],
  evidence: [{ action: 'concerns_addressed', day: -46, what: en('Nurses felt rushed on the trial evening. Two tables and a break are agreed.'), who: 'ana-lucia-torres' }],
  concerns: [{
    key: 'moved-evenings', day: -34, by: 'dana-whitfield', openness: 'confidential', shown: 'summary', parties: [host, county], steward: 'sara-okonkwo', outside: true, acceptedDay: -33, acknowledgedDay: -32,
    summary: en('Evenings are moved without asking who staffs them'), about: en('Three times a date was agreed without us and we found nurses the same week. I would like to say so without it being about me and Amara.'),
    said: [{ day: -29, text: en('Thank you, Dana. May I ask both how a date is set, before we speak of the three?') }],
    settled: { day: -14, agreed: en('No evening is moved before the clinic has said that it can be staffed. Two working days are enough.'), trust: [] },
  }],
} satisfies Partnership
