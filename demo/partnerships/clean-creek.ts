// biome-ignore-all format: one promise, one or two lines, so that the ledger reads as a ledger

import { en } from '../demo.ts'
import { done, promise } from '../shapes/commitment.ts'
import { cadence, touchpoint } from '../shapes/contact.ts'
import { checkIn } from '../shapes/goal.ts'
import { helps, joined, type Partnership, speaks } from '../shapes/partnership.ts'
import { endorsed } from '../shapes/vision.ts'
import { work } from '../shapes/work.ts'

const host = 'riverbend-outreach'
const creek = 'creek-friends'
const parks = 'parks-department'
const yard = 'tidewater-boatyard'

export const cleanCreek = {
  key: 'clean-creek', name: 'Clean Creek',
  purpose: en('So that children can wade in Alder Creek again and everybody knows who looks after which bend.'),
  communities: ['eastside'],
  startedDay: -520, startedBy: 'amara-osei',
  partners: [
    joined(host, -520, -520), joined(creek, -520, -517), joined(parks, -520, -505),
    { ...joined(yard, -470, -460), left: { day: -75, by: 'rick-salazar', reason: en('Two apprentices left and the barge is needed for paying work. No hard feelings; ask again next year.') } },
  ],
  representatives: [speaks(host, 'amara-osei', -520), speaks(creek, 'keiko-tanaka', -517), helps(creek, 'wren-lindqvist', -517), speaks(parks, 'joy-anderson', -505), speaks(yard, 'rick-salazar', -460)],
  stageHistory: [
    { stage: 'advise', day: -520, decidedBy: 'amara-osei', reason: en('A class came back from the creek with a bag of wire.') },
    { stage: 'acclimate', day: -400, decidedBy: 'keiko-tanaka', reason: en('Everyone has said what they want. Now the crew and the volunteers learn to work the same bank.') },
    { stage: 'activate', day: -215, decidedBy: 'joy-anderson', reason: en('We start with the bend behind the school.'), gaps: ['concerns_addressed'] },
  ],
  visionVersions: [
    { day: -480, by: 'wren-lindqvist', text: en('Alder Creek is clean.'), endorsements: [endorsed(creek, 'keiko-tanaka', -480)] },
    { day: -430, by: 'joy-anderson', text: en('Alder Creek is clean enough to wade in, and each bend has people who look after it. The tools belong to the parks department.'), endorsements: [endorsed(parks, 'joy-anderson', -430), endorsed(creek, 'keiko-tanaka', -426), endorsed(host, 'amara-osei', -425), endorsed(yard, 'rick-salazar', -420)] },
    { day: -13, by: 'wren-lindqvist', text: en('Alder Creek is clean enough to wade in, and each bend has people who look after it. The tools belong to whoever looks after the bend.'), endorsements: [endorsed(creek, 'keiko-tanaka', -12), endorsed(parks, 'joy-anderson', -6)] },
  ],
  goals: [
    {
      key: 'bends', what: en('All nine bends have a group that looks after them'),
      measure: { name: 'Bends with a group', unit: 'bends', baseline: 2, target: 9 }, whyAchievable: en('Two schools and a rowing club have asked for one.'), need: en('Children cannot play at the creek'), dueDay: 160, setDay: -410,
      owners: [{ organization: creek, person: 'wren-lindqvist' }, { organization: parks, person: 'joy-anderson' }], reviewEveryDays: 60,
      checkIns: [checkIn(-210, 'wren-lindqvist', 3, en('Eastside High took the long one.')), checkIn(-150, 'wren-lindqvist', 4, en('Juniper Court families.')), checkIn(-118, 'wren-lindqvist', 5, en('Slow weeks, one more group.')), checkIn(-68, 'wren-lindqvist', 6, en('The rowing club signed the map.'))],
    },
    {
      key: 'bacteria', what: en('Water tests are good in four of five weeks'),
      measure: { name: 'Tests below the wading limit', unit: '% of tests', baseline: 35, target: 80 }, whyAchievable: en('Most bad weeks follow one broken drain.'), need: en('Children cannot play at the creek'), dueDay: 200, setDay: -410,
      owners: [{ organization: creek, person: 'keiko-tanaka' }], reviewEveryDays: 60,
      checkIns: [checkIn(-200, 'keiko-tanaka', 41, en('Better above the bridge.')), checkIn(-140, 'keiko-tanaka', 52, en('The drain is found.')), checkIn(-85, 'keiko-tanaka', 50, en('The drain is found, not mended.')), checkIn(-31, 'keiko-tanaka', 63, en('Mended. It shows.'))],
    },
    {
      key: 'drains', what: en('A painted fish on every drain that runs into the creek'),
      measure: { name: 'Drains with a fish', unit: 'drains', baseline: 0, target: 64 }, whyAchievable: en('A class paints eight in a morning.'), need: en('People pour paint into the drains'), dueDay: -200, setDay: -404,
      owners: [{ organization: creek, person: 'hal-brubaker' }], reviewEveryDays: 60, checkIns: [checkIn(-340, 'hal-brubaker', 19, en('Two classes, and one very patient teacher.')), checkIn(-262, 'hal-brubaker', 41, en('The paint ran out.'))],
      closed: { day: -206, by: 'wren-lindqvist', outcome: 'partly', reason: en('Forty-one of sixty-four. The rest lie in the road, and the city wants a permit for each.') },
    },
  ],
  roles: [
    work('tests', en('Test the water'), { [host]: 'I', [creek]: 'A', [parks]: 'C' }, -390),
    work('hauling', en('Haul away what comes out'), { [host]: 'I', [creek]: 'R', [parks]: 'A' }, -390),
    work('groups', en('Find a group for each bend'), { [host]: 'A', [creek]: 'R', [parks]: 'C' }, -388),
    work('barge', en('Work from the water'), { [host]: 'I', [creek]: 'R', [parks]: 'C' }, null),
  ],
  commitments: [
    promise('school-days', host, [creek], 'amara-osei', en('Bring two schools to a creek morning'), [-400, -398, -350], { fulfilment: done(-352, 'amara-osei'), acknowledgedDay: -350 }),
    promise('map-print', host, [creek, parks], 'bobby-tran', en('Print 300 creek maps'), [-340, -338, -300], { fulfilment: done(-291, 'bobby-tran', en('The first print had north at the bottom.')), acknowledgedDay: -290 }),
    promise('permission-forms', host, [creek], 'tomas-rivera', en('Parent forms in Spanish'), [-250, -249, -225], { fulfilment: done(-228, 'tomas-rivera'), acknowledgedDay: -226 }),
    promise('rain-barrels', host, [creek], 'tomas-rivera', en('Ask ten households about rain barrels'), [-180, -178, -130], { withdrawn: { day: -112, reason: en('We reached four doors, then the elections took our evenings.') } }),
    promise('court-families', host, [creek, parks], 'tomas-rivera', en('A walk with families of Juniper Court'), [-170, -168, -152], { fulfilment: done(-154, 'tomas-rivera'), acknowledgedDay: -151 }),
    promise('tools-talk', host, [creek, parks], 'amara-osei', en('Sit down with both about who owns the tools'), [-45, -44, -15], { fulfilment: done(-16, 'amara-osei', en('An hour, a thermos, and one sentence changed.')), acknowledgedDay: -14 }),
    promise('test-kit', creek, [host, parks], 'keiko-tanaka', en('Publish every test within two days'), [-390, -388, -330], { fulfilment: done(-333, 'keiko-tanaka'), acknowledgedDay: -331 }),
    promise('leaders', creek, [parks], 'wren-lindqvist', en('Six trained group leaders'), [-330, -328, -260], { fulfilment: done(-262, 'wren-lindqvist'), acknowledgedDay: -260 }),
    promise('fish-count', creek, [host], 'hal-brubaker', en('The fish count, with a page for children'), [-120, -118, -60], { fulfilment: done(-49, 'hal-brubaker', en('Hal insisted on counting twice.')), acknowledgedDay: -48 }),
    promise('boots', creek, [host], 'wren-lindqvist', en('Boots in children’s sizes for a class'), [-210, -209, -190], { fulfilment: done(-191, 'wren-lindqvist'), acknowledgedDay: -190 }),
    promise('truck', parks, [creek], 'tim-begay', en('A truck on four Saturdays'), [-380, -378, -310], { fulfilment: done(-312, 'tim-begay'), acknowledgedDay: -310 }),
    promise('drain', parks, [host, creek], 'joy-anderson', en('Have the broken drain mended'), [-140, -138, -100], { renegotiations: [{ day: -108, newDueDay: -50, reason: en('The part has to be cast.'), acceptedDay: -106 }], fulfilment: done(-52, 'joy-anderson', null, { evidence: 'Work order closed' }), acknowledgedDay: -50 }),
    promise('shed', parks, [creek], 'joy-anderson', en('A shed for tools at the school bend'), [-70, -68, -6]),
    promise('signs', parks, [host, creek], 'tim-begay', en('Signs in two languages at all ramps'), [-60, -58, 45]),
    promise('barge-days', yard, [creek, parks], 'rick-salazar', en('The flat barge for three days'), [-440, -438, -370], { fulfilment: done(-372, 'rick-salazar'), acknowledgedDay: -370 }),
    promise('barge-second', yard, [creek], 'rick-salazar', en('The barge again after high water'), [-180, -178, -95], { withdrawn: { day: -75, reason: en('Needed for paying work.') } }),
  ],
  agreements: [
    {
      key: 'drain-letter', kind: 'support-letter', title: en('To the council, about the drain at the school bend'), by: 'keiko-tanaka', draftedDay: -178, sentDay: -170, beginsDay: -170, endsDay: -50,
      text: 'To the City Council of Riverbend\n\nFriends of Alder Creek and Riverbend Outreach ask for money to mend the drain at the school bend.\n\nEvery second test below it is above the limit for wading, and every test above it is under the limit. Two classes look after that bend.\n\nWe will go on testing every two weeks and publish what we find, whatever it is.',
      signers: [{ organization: creek, person: 'keiko-tanaka', signedDay: -170 }, { organization: host, person: 'amara-osei', signedDay: -168 }],
    },
  ],
  cadences: [cadence(creek, 30, 'mail', -380, -378, 'en', 'What was measured at each bend'), cadence(parks, 30, 'mail', -380, -370, 'en', 'Paths, bins and the mowing')],
  touchpoints: [
    touchpoint('bag-of-wire', 'visit', -518, [host, creek], ['amara-osei', 'wren-lindqvist'], en('The bag of wire is on the table of the children’s room. Wren keeps it as an argument.')),
    touchpoint('listening-bank', 'listening_session', -490, [host, creek], ['wren-lindqvist', 'amara-osei'], en('On the bank, with folding chairs. Grandparents remember swimming here; parents remember being told not to.'), { communityMembers: { community: 'eastside', count: 17 } }),
    touchpoint('joint-morning', 'workshop', -350, [host, creek, parks, yard], ['amara-osei', 'keiko-tanaka', 'tim-begay', 'rick-salazar'], en('Crew and volunteers pulled out one whole bicycle and most of another.')),
    touchpoint('first-bend', 'event', -213, [host, creek, parks], ['wren-lindqvist', 'tim-begay', 'tomas-rivera'], en('The bend behind the school: 41 bags, one heron.'), { communityMembers: { community: 'eastside', count: 52 } }),
    touchpoint('joint-review', 'meeting', -98, [host, creek, parks], ['amara-osei', 'keiko-tanaka', 'joy-anderson'], en('The drain will take until the part is cast. Nobody is happy, everybody understands.')),
    touchpoint('rick-leaves', 'call', -75, [host, yard], ['amara-osei', 'rick-salazar'], en('Rick called himself, before anyone noticed. He stays a friend of the creek.')),
    touchpoint('tools-thermos', 'meeting', -16, [host, creek, parks], ['amara-osei', 'wren-lindqvist', 'joy-anderson'], en('The parks department does not need to own rakes. The sentence in the vision changes.')),
    touchpoint('joy-mail', 'mail', -6, [host, parks], ['joy-anderson', 'amara-osei'], en('The shed is waiting for a signature upstairs. Joy is on it.')),
  ],
  evidence: [
    { action: 'pilot_launched', day: -213, what: en('The bend behind the school, looked after by two classes'), who: 'wren-lindqvist' },
    { action: 'early_success', day: -150, what: en('Picnic for everyone who pulled something out of the water'), who: 'wren-lindqvist' },
  ],
  concerns: [{
    key: 'shouting', day: -330, by: 'hal-brubaker', openness: 'anonymous', shown: 'summary', parties: [parks], steward: 'amara-osei', acceptedDay: -329, acknowledgedDay: -328,
    summary: en('Volunteers are shouted at by the crew'), about: en('Twice, because of a wheelbarrow on the path. One of them was fourteen.'),
    said: [{ day: -322, text: en('Thank you for writing. May I ask the crew how such a morning begins, without naming a day?') }],
    settled: { day: -306, agreed: en('Crew and volunteers begin each Saturday together, with five minutes on what lies where.'), trust: [{ day: -258, by: 'joy-anderson', answer: 'yes' }] },
  }],
} satisfies Partnership
