// biome-ignore-all format: one promise, one or two lines, so that the ledger reads as a ledger

import { en, es } from '../demo.ts'
import { done, promise } from '../shapes/commitment.ts'
import { cadence, touchpoint } from '../shapes/contact.ts'
import { checkIn } from '../shapes/goal.ts'
import { helps, joined, type Partnership, speaks } from '../shapes/partnership.ts'
import { endorsed } from '../shapes/vision.ts'
import { work } from '../shapes/work.ts'

const host = 'riverbend-outreach'
const harbor = 'harbor-youth'
const oak = 'oak-street-school'
const all = [host, harbor, oak]
const partners = [harbor, oak]

/** Share the attendance sheet every Monday: eight weeks of the pilot, all on time. */
const sheets = [1, 2, 3, 4, 5, 6, 7, 8].map((week) => {
  const due = -58 + 7 * week
  return promise(`sheet-${week}`, host, partners, 'amara-osei', en(`Share the attendance sheet, week ${week}`), [-66, -64, due], { series: 'attendance-sheet', fulfilment: done(due, 'amara-osei'), acknowledgedDay: due + 1 })
})
/** A warm snack on all four afternoons: eight weeks, all on time. */
const snacks = [1, 2, 3, 4, 5, 6, 7, 8].map((week) => {
  const due = -57 + 7 * week
  return promise(`snacks-${week}`, harbor, [host, oak], 'jamal-carter', en(`A warm snack on four afternoons, week ${week}`), [-66, -65, due], { series: 'snacks', fulfilment: done(due, 'jamal-carter'), acknowledgedDay: due })
})

export const homeworkHarbor = {
  key: 'homework-harbor', name: 'Homework Harbor',
  purpose: en('So that every sixth-grader who wants help with homework has a place, an adult and a meal on weekday afternoons.'),
  communities: ['oak-street-sixth-graders', 'eastside', 'spanish-speaking-families'],
  startedDay: -294, startedBy: 'amara-osei',
  partners: [joined(host, -294, -294), joined(harbor, -294, -290), joined(oak, -294, -284)],
  representatives: [speaks(host, 'amara-osei', -294), helps(host, 'tomas-rivera', -270), speaks(harbor, 'lucia-ferrer', -290), helps(harbor, 'jamal-carter', -260), speaks(oak, 'thanh-nguyen', -284), helps(oak, 'carol-jensen', -230)],
  stageHistory: [
    { stage: 'advise', day: -294, decidedBy: 'amara-osei', reason: en('Parents at three kitchen tables said the same thing: nowhere to go after school.') },
    { stage: 'acclimate', day: -205, decidedBy: 'thanh-nguyen', reason: en('We know what families want and who does what. Now the tutors and the teachers have to meet.') },
    { stage: 'activate', day: -52, decidedBy: 'amara-osei', reason: en('The first afternoons at Oak Street went well. We run it as a pilot until the end of the school year.') },
  ],
  visionVersions: [
    { day: -258, by: 'lucia-ferrer', text: en('Every sixth-grader in Riverbend has help with homework after school.'), endorsements: [endorsed(harbor, 'lucia-ferrer', -258), endorsed(host, 'amara-osei', -255)] },
    { day: -236, by: 'thanh-nguyen', text: en('On every weekday afternoon, any sixth-grader at Oak Street finds a quiet place, an adult who knows their name, and something warm to eat. Parents hear from us in their own language.'), endorsements: [endorsed(oak, 'thanh-nguyen', -236), endorsed(harbor, 'lucia-ferrer', -234), endorsed(host, 'amara-osei', -233)] },
  ],
  goals: [
    {
      key: 'attendance', what: en('60 pupils attend at least twice a week by the end of the school year'),
      measure: { name: 'Pupils who come at least twice a week', unit: 'pupils', baseline: 12, target: 60 },
      whyAchievable: en('Twelve came to the library on their own before there was anything to come to, and 71 families signed the interest list.'),
      need: en('Nowhere to go after school'), dueDay: 205, setDay: -225,
      owners: [{ organization: host, person: 'amara-osei' }, { organization: oak, person: 'carol-jensen' }, { organization: harbor, person: 'jamal-carter' }], reviewEveryDays: 30,
      checkIns: [
        checkIn(-52, 'jamal-carter', 12, en('First week. The twelve who always came, plus curious faces at the door.')),
        checkIn(-45, 'jamal-carter', 15, en('Three friends of friends.')),
        checkIn(-38, 'carol-jensen', 20, en('The letter in Spanish went out, and it shows.')),
        checkIn(-31, 'carol-jensen', 22, en('Bus passes arrived for the pupils from Juniper Court.')),
        checkIn(-18, 'jamal-carter', 28, en('Past the 25 we hoped for in week six.')),
        checkIn(-11, 'amara-osei', 34, en('Tables are full on Thursdays; we need the library longer.')),
      ],
    },
    {
      key: 'mathematics', what: en('Grades in mathematics rise by half a mark'),
      measure: { name: 'Average mark in mathematics, sixth grade', unit: 'marks', baseline: null, target: 0.5 },
      whyAchievable: en('Mr. Khan gives the tutors the week’s exercises in advance.'), need: en('Pupils give up on homework when nobody at home can explain it'), dueDay: 205, setDay: -20,
      owners: [{ organization: oak, person: 'thanh-nguyen' }, { organization: harbor, person: 'lucia-ferrer' }], reviewEveryDays: 60, checkIns: [],
    },
  ],
  roles: [
    work('tutors', en('Find, train and roster the tutors'), { [host]: 'C', [harbor]: 'A', [oak]: 'I' }, -240),
    work('rooms', en('Open, heat and lock the rooms'), { [host]: 'I', [harbor]: 'C', [oak]: 'A' }, -240),
    work('parents', en('Talk with parents in their language'), { [host]: 'A', [harbor]: 'R', [oak]: 'R' }, -238),
    work('safety', en('Background checks and sign-out at the door'), { [host]: 'A', [harbor]: 'R', [oak]: 'C' }, -238),
    work('snacks', en('Cook and serve the snack'), { [host]: 'I', [harbor]: 'A', [oak]: 'C' }, -238),
  ],
  commitments: [
    // Riverbend Outreach: open
    promise('bus-passes-now', host, partners, 'amara-osei', en('Pay the bus passes for this month'), [-68, -67, -9]),
    promise('background-checks', host, partners, 'tomas-rivera', en('Background checks for four new tutors'), [-24, -22, 5]),
    // kept
    ...sheets,
    promise('interest-list', host, partners, 'ines-caldeira', en('Bring the notes of all three listening sessions in plain words'), [-262, -260, -240], { fulfilment: done(-243, 'ines-caldeira', en('Six pages, with what people said in their own words.')), acknowledgedDay: -241 }),
    promise('interpreter-workshops', host, partners, 'amara-osei', en('An interpreter for Spanish at the first workshop'), [-204, -203, -190], { fulfilment: done(-190, 'tomas-rivera'), acknowledgedDay: -189 }),
    promise('insurance', host, [harbor], 'ruth-adler', en('Put the tutors on our volunteer insurance'), [-186, -185, -150], { fulfilment: done(-158, 'ruth-adler', en('Confirmed in writing.'), { evidence: 'Letter of the insurer' }), acknowledgedDay: -155 }),
    promise('tables', host, [oak], 'tomas-rivera', en('Twelve folding tables from our store'), [-150, -149, -120], { fulfilment: done(-124, 'tomas-rivera'), acknowledgedDay: -120 }),
    promise('grant-draft', host, partners, 'amara-osei', en('Draft the small-grant application to the Community Foundation'), [-149, -147, -110], { renegotiations: [{ day: -122, newDueDay: -98, reason: en('The foundation moved its own closing date.'), acceptedDay: -120 }], fulfilment: done(-100, 'amara-osei'), acknowledgedDay: -99 }),
    promise('sign-out-sheet', host, [oak], 'amara-osei', en('A sign-out sheet in four languages'), [-110, -109, -80], { fulfilment: done(-82, 'hana-suleiman', en('English, Spanish, Vietnamese and Arabic.')), acknowledgedDay: -80 }),
    promise('bus-passes-1', host, partners, 'amara-osei', en('Pay the first bus passes'), [-68, -67, -40], { series: 'bus-passes', fulfilment: done(-42, 'amara-osei'), acknowledgedDay: -40 }),
    promise('checks-first', host, [harbor, oak], 'tomas-rivera', en('Background checks for the first nine tutors'), [-110, -108, -60], { fulfilment: done(-63, 'tomas-rivera', en('All nine clear.')), acknowledgedDay: -62 }),
    promise('first-aid', host, [harbor], 'tomas-rivera', en('A first-aid evening for tutors'), [-70, -69, -35], { fulfilment: done(-36, 'tomas-rivera'), acknowledgedDay: -35 }),
    // late, but done
    promise('letter-spanish', host, [oak], 'tomas-rivera', en('The letter to parents in Spanish and Arabic'), [-80, -79, -50], { fulfilment: done(-43, 'hana-suleiman', en('Arabic took a week longer than we said.')), acknowledgedDay: -42 }),
    promise('budget-table', host, partners, 'ruth-adler', en('One page that shows what an afternoon costs'), [-190, -188, -165], { fulfilment: done(-156, 'ruth-adler'), acknowledgedDay: -155 }),
    promise('minutes-third', host, partners, 'amara-osei', en('Send the notes of the third workshop'), [-110, -109, -94], { fulfilment: done(-95, 'amara-osei', en('Handed out on paper; entered here later.'), { enteredDay: -80 }) }),
    // broken
    promise('van', host, [harbor], 'tomas-rivera', en('Lend a van on two Saturdays for the furniture'), [-149, -148, -115], { withdrawn: { day: -108, reason: en('Our van failed its inspection. Harbor Youth hired one; we should have said so a week earlier.') } }),
    // not counted: withdrawn in time, no day, not accepted
    promise('laptops', host, [oak], 'amara-osei', en('Ten used laptops'), [-186, -184, -90], { withdrawn: { day: -130, reason: en('The donor gave them to the library instead; Oak Street pupils can use them there.') } }),
    promise('open-ear', host, partners, 'amara-osei', en('Call back the same day when a parent calls us'), [-190, -189, null]),
    promise('tshirts', host, [harbor], 'tomas-rivera', en('T-shirts for the tutors'), [-30, null, 40]),

    // Harbor Youth and Oak Street: open
    promise('library-thursdays', oak, [host, harbor], 'thanh-nguyen', en('Open the library until 18:00 on Thursdays'), [-11, -10, 10]),
    promise('math-baseline', oak, [host, harbor], 'thanh-nguyen', en('Hand over the average mark in mathematics as a baseline'), [-20, -18, 8]),
    // Harbor Youth: kept
    ...snacks,
    promise('spanish-tutors', harbor, [host, oak], 'lucia-ferrer', en('Two tutors who speak Spanish'), [-52, -50, -16], { fulfilment: done(-18, 'lucia-ferrer', es('Paloma y Diego empiezan el lunes.')), acknowledgedDay: -16 }),
    promise('tutor-list', harbor, [host, oak], 'jamal-carter', en('Names and free afternoons of nine tutors'), [-186, -185, -140], { fulfilment: done(-145, 'jamal-carter'), acknowledgedDay: -144 }),
    promise('tutor-evening', harbor, [host, oak], 'jamal-carter', en('A training evening with the teachers'), [-149, -148, -105], { fulfilment: done(-106, 'jamal-carter', en('Eleven tutors, four teachers, too much cake.')), acknowledgedDay: -105 }),
    promise('listening-room', harbor, [host], 'lucia-ferrer', en('The boathouse for a listening session'), [-285, -283, -270], { fulfilment: done(-271, 'lucia-ferrer'), acknowledgedDay: -270 }),
    promise('kitchen-plan', harbor, [oak], 'jamal-carter', en('A plan for cooking in the school kitchen'), [-110, -108, -75], { fulfilment: done(-77, 'jamal-carter'), acknowledgedDay: -75 }),
    promise('house-rules', harbor, [host, oak], 'lucia-ferrer', en('House rules, written with six pupils'), [-110, -108, -62], { remedyOf: 'talked-down', fulfilment: done(-66, 'lucia-ferrer', en('Rule one: nobody laughs at a question.')), acknowledgedDay: -64 }),
    // Oak Street: kept
    promise('pickup-place', oak, [host, harbor], 'thanh-nguyen', en('Tell parents about the new pick-up place'), [-45, -44, -25], { fulfilment: done(-25, 'thanh-nguyen'), acknowledgedDay: -24 }),
    promise('room-plan', oak, [host, harbor], 'carol-jensen', en('Two rooms and the library, written into the school’s plan'), [-186, -184, -130], { fulfilment: done(-138, 'carol-jensen'), acknowledgedDay: -137 }),
    promise('keys', oak, [harbor], 'frank-dubois', en('A key and an alarm code for two Harbor Youth adults'), [-110, -109, -65], { fulfilment: done(-67, 'frank-dubois'), acknowledgedDay: -66 }),
    promise('exercises', oak, [harbor], 'rashid-khan', en('The week’s exercises in advance, for a first month'), [-70, -69, -28], { fulfilment: done(-30, 'rashid-khan'), acknowledgedDay: -29 }),
    promise('parent-evening', oak, [host, harbor], 'thanh-nguyen', en('Ten minutes at the parent evening'), [-190, -189, -170], { fulfilment: done(-171, 'thanh-nguyen', en('It became twenty-five.')), acknowledgedDay: -170 }),
    promise('fridge', oak, [harbor], 'frank-dubois', en('A fridge in the staff kitchen for the snacks'), [-80, -79, -58], { fulfilment: done(-59, 'frank-dubois'), acknowledgedDay: -58 }),
    promise('counselor', oak, [host, harbor], 'elena-popescu', en('The counselor joins every second Wednesday'), [-60, -59, -20], { fulfilment: done(-22, 'elena-popescu'), acknowledgedDay: -20 }),
    promise('attendance-list', oak, [host], 'carol-jensen', en('A list of pupils whose parents agreed'), [-70, -68, -55], { fulfilment: done(-56, 'carol-jensen', en('On paper that day, entered later.'), { enteredDay: -50 }), acknowledgedDay: -49 }),
    promise('bell-times', oak, [host, harbor], 'carol-jensen', en('Bell times and days off until the end of the year'), [-80, -78, -60], { fulfilment: done(-64, 'carol-jensen'), acknowledgedDay: -62 }),
    // late, and broken
    promise('gym-floor', oak, [harbor], 'frank-dubois', en('Clear the storage behind the gym'), [-110, -108, -78], { fulfilment: done(-69, 'frank-dubois', en('The district’s truck came late.')), acknowledgedDay: -68 }),
    promise('alumni', harbor, [host], 'lucia-ferrer', en('Bring five former pupils to the second workshop'), [-186, -184, -150], { renegotiations: [{ day: -148, newDueDay: -100, reason: es('Dos estaban trabajando; queríamos otra fecha.'), acceptedDay: null }], withdrawn: { day: -112, reason: en('We could not find five who were free. Two came to the third workshop instead.') } }),
  ],
  agreements: [
    {
      key: 'letter', kind: 'support-letter', title: en('Letter for the Community Foundation'), by: 'amara-osei', draftedDay: -2, sentDay: null, beginsDay: -2, endsDay: null,
      text: 'To the Riverbend Community Foundation\n\nRiverbend Outreach, Harbor Youth Collective and Oak Street Middle School support Homework Harbor: so that every sixth-grader who wants help with homework has a place, an adult and a meal on weekday afternoons.\n\nWe know this work, and the people it is for. Until the end of the school year we will bring:\n\n- Riverbend Outreach: an hour of coordination on every afternoon, the background checks and the bus passes.\n- Harbor Youth Collective: the tutors, and a snack on the table at half past three.\n- Oak Street Middle School: the library, the kitchen, and letters to parents in their own language.\n\nWe are glad to answer questions about it.',
      signers: [],
    },
    {
      key: 'snacks', kind: 'service', title: en('Snacks and bus passes'), by: 'amara-osei', draftedDay: -16, sentDay: null, beginsDay: 14, endsDay: 205,
      text: '## What each of us brings\n\n- Riverbend Outreach buys fruit, bread and water for forty pupils each afternoon.\n- Harbor Youth Collective puts it on the table at half past three.\n- The school lends its kitchen and one shelf of the fridge.\n\n## Bus passes\n\nTutors who live further than two miles away get a bus pass each month, on the first school day.\n\n## When something is missing\n\nWhoever notices calls the coordinator on the same day. We look at it together at the next meeting.',
      signers: [],
      budget: [
        { from: host, to: oak, purpose: 'fruit, bread and water for forty pupils each afternoon', amountMinor: 312_000, currency: 'USD' },
        { from: host, to: harbor, purpose: 'bus passes for the tutors', amountMinor: 84_050, currency: 'USD' },
        { from: oak, to: null, purpose: 'the snacks', inKind: 'the kitchen and one shelf of the fridge' },
      ],
      suggestions: [
        {
          day: -12, by: 'lucia-ferrer', passage: 'Tutors who live further than two miles away get a bus pass each month, on the first school day.', wording: 'Tutors who live further than one mile away get a bus pass each month, three days before the first school day.', why: 'Two miles is an hour on foot, and last month the passes came when the month was half over.',
          outcome: { day: -9, by: 'amara-osei' },
        },
        {
          day: -11, by: 'jamal-carter', passage: '- Harbor Youth Collective puts it on the table at half past three.', wording: '- The tutors on duty put it on the table at half past three.', why: 'It is the tutors who are there anyway.',
          outcome: { day: -9, by: 'amara-osei', declined: 'They asked in workshop four not to be waiters as well. Let us keep it with the collective.' },
        },
        { day: -2, by: 'thanh-nguyen', passage: '- The school lends its kitchen and one shelf of the fridge.', wording: '- The school lends its kitchen until five and two shelves of the fridge.', why: 'One shelf was never enough, and at five the custodian locks up.' },
      ],
      turns: [{ day: -4, by: 'amara-osei', to: harbor, wanted: 'Please look at the amounts with Jamal, and answer what Thanh suggests about the fridge.' }],
    },
    {
      key: 'pilot', kind: 'mou', title: en('How we run Homework Harbor'), by: 'amara-osei', draftedDay: -86, sentDay: -80, beginsDay: -66, endsDay: 205,
      signers: [{ organization: host, person: 'amara-osei', signedDay: -80 }, { organization: oak, person: 'thanh-nguyen', signedDay: -77 }, { organization: harbor, person: 'lucia-ferrer', signedDay: -74 }],
    },
    {
      key: 'attendance-data', kind: 'data-sharing', title: en('Attendance and marks'), by: 'amara-osei', draftedDay: -19, sentDay: -5, beginsDay: 0, endsDay: 205,
      text: '## Which data, and what for\n\n- Who came on which afternoon, from the sheet at the door.\n- The average mark in mathematics of the whole grade, once a term. Never the marks of one pupil.\n\n## Who sees it\n\nThe two coordinators and the school’s office. Parents see what is about their child, and can ask us to delete it.\n\n## How long\n\nUntil ninety days after the pilot. Then the sheets are shredded and the file is deleted.',
      signers: [{ organization: host, person: 'amara-osei', signedDay: -5 }, { organization: oak, person: 'thanh-nguyen', signedDay: -3 }, { organization: harbor, person: 'lucia-ferrer', signedDay: null }],
    },
  ],
  cadences: [cadence(harbor, 14, 'phone', -180, -178, 'en', 'Tutors, meals and the week ahead'), cadence(oak, 21, 'mail', -180, -176, 'en', 'Pupils’ attendance'), { ...cadence(harbor, 30, 'text', -150, -149, 'en', 'Pupils who need one tutor for themselves'), with: oak }],
  touchpoints: [
    touchpoint('first-call', 'call', -292, [host, harbor], ['amara-osei', 'lucia-ferrer'], en('Lucía has a dozen teenagers who would tutor tomorrow, and no room to put them in.')),
    touchpoint('visit-library', 'visit', -288, [host, oak], ['amara-osei', 'thanh-nguyen', 'carol-jensen'], en('Twelve pupils were sitting in the library at half past three. Nobody had asked them to.')),
    touchpoint('listening-1', 'listening_session', -282, [host, oak], ['ines-caldeira', 'thanh-nguyen', 'beatriz-lima'], en('“I tell her to go straight home and lock the door.” What parents ask for is an adult, a place and a time they can rely on.'), { communityMembers: { community: 'oak-street-sixth-graders', count: 14 } }),
    touchpoint('listening-2', 'listening_session', -270, [host, harbor], ['ines-caldeira', 'lucia-ferrer', 'tomas-rivera'], es('Dieciséis madres y padres en la casa de botes. Quieren que alguien hable español por teléfono y que haya algo caliente de comer.'), { communityMembers: { community: 'spanish-speaking-families', count: 16 } }),
    touchpoint('listening-3', 'listening_session', -262, all, ['ines-caldeira', 'hana-suleiman', 'jamal-carter', 'elena-popescu'], en('Eleven pupils drew their afternoon. Nine of the drawings show a phone and a closed door.'), { communityMembers: { community: 'oak-street-sixth-graders', count: 11 } }),
    touchpoint('vision-evening', 'meeting', -236, all, ['amara-osei', 'lucia-ferrer', 'thanh-nguyen'], en('“Help with homework” became a place, a person and a plate. All three say yes to this one.')),
    touchpoint('workshop-1', 'workshop', -190, all, ['amara-osei', 'tomas-rivera', 'lucia-ferrer', 'jamal-carter', 'thanh-nguyen', 'carol-jensen'], en('Tutors and teachers in one room for the first time. Teachers worried about rules, tutors about being treated as children.')),
    touchpoint('workshop-2', 'workshop', -150, all, ['tomas-rivera', 'jamal-carter', 'rashid-khan', 'carol-jensen'], en('We walked the building with the custodian, who knows which doors matter.')),
    touchpoint('workshop-3', 'workshop', -110, all, ['amara-osei', 'lucia-ferrer', 'thanh-nguyen', 'elena-popescu', 'frank-dubois'], en('Agreed on sign-out, keys and who calls home. Two concerns on the table, both settled before we left.')),
    touchpoint('workshop-4', 'workshop', -70, all, ['amara-osei', 'jamal-carter', 'thanh-nguyen', 'beatriz-lima'], en('A rehearsal with real snacks. The kitchen is smaller than it looks.'), { followUp: 'first-aid' }),
    touchpoint('lucia-advance', 'call', -48, [host, harbor], ['amara-osei', 'lucia-ferrer'], es('Lucía pagó por adelantado la primera semana de pases. Hay que devolvérselo pronto.')),
    touchpoint('spanish-letter', 'message', -42, [host, oak], ['tomas-rivera', 'beatriz-lima'], es('Beatriz dice que la carta en español se entiende bien y que ya la pasó a otras madres.')),
    touchpoint('visit-week-four', 'visit', -30, all, ['tomas-rivera', 'jamal-carter', 'carol-jensen'], en('Twenty-two pupils, two tables short. Somebody’s little sister has her own chair now.')),
    touchpoint('tutors-call', 'call', -24, [host, harbor], ['tomas-rivera', 'jamal-carter'], en('Four new tutors ready to start once they are checked.'), { followUp: 'background-checks' }),
    touchpoint('thanh-library', 'meeting', -11, all, ['amara-osei', 'thanh-nguyen', 'jamal-carter'], en('Looked at the figures together: 34 pupils. The principal will keep the library open longer on Thursdays.'), { followUp: 'library-thursdays' }),
    touchpoint('own-money', 'meeting', -8, [host], ['amara-osei', 'ruth-adler'], en('The bus money sits in the wrong budget line. Ruth moves it this week.'), { audience: 'organization' }),
    touchpoint('lucia-bus', 'call', -4, [host, harbor], ['amara-osei', 'lucia-ferrer'], en('Told Lucía plainly that the passes are late and why. She would like a date in writing.')),
    touchpoint('maple-asks', 'mail', -6, [host], ['amara-osei', 'ana-lucia-torres'], en('Maple Clinic asks whether the same could work for the children in its waiting room.')),
  ],
  evidence: [
    { action: 'concerns_addressed', day: -112, what: en('Teachers were uneasy about teenagers with keys. Two adults hold them now.'), who: 'thanh-nguyen' },
    { action: 'pilot_launched', day: -52, what: en('Pilot at Oak Street, two rooms and the library, four afternoons a week'), who: 'amara-osei' },
    { action: 'growth_opportunities', day: -6, what: en('Maple Clinic asks for the same; we talk about it once the celebration is behind us.'), who: 'amara-osei' },
  ],
  concerns: [{
    key: 'talked-down', day: -118, by: 'lucia-ferrer', openness: 'open', shown: 'everything', parties: [oak], steward: 'amara-osei', acceptedDay: -117, acknowledgedDay: -117,
    summary: es('Los tutores sienten que les hablan desde arriba'), about: es('Dos dijeron que así no vuelven. Nadie les preguntó cómo trabajan.'),
    said: [{ day: -114, text: es('Thanh no lo sabía y quiere oírlo de ellos. Lo hablamos en el próximo taller.') }],
    settled: { day: -110, agreed: en('The tutors write the house rules with the pupils, and the teachers keep them too.'), trust: [{ day: -66, by: 'lucia-ferrer', answer: 'yes' }, { day: -65, by: 'thanh-nguyen', answer: 'partly' }] },
  }],
} satisfies Partnership
