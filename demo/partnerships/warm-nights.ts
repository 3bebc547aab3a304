// biome-ignore-all format: one promise, one or two lines, so that the ledger reads as a ledger

import { en, es, type OnBehalf } from '../demo.ts'
import { done, promise } from '../shapes/commitment.ts'
import { cadence, touchpoint } from '../shapes/contact.ts'
import { checkIn } from '../shapes/goal.ts'
import { helps, joined, type Partnership, speaks } from '../shapes/partnership.ts'
import { endorsed } from '../shapes/vision.ts'
import { work } from '../shapes/work.ts'

const host = 'riverbend-outreach'
const door = 'open-door'
const hospital = 'valley-hospital'
const city = 'city-neighborhoods'
const all = [host, door, hospital, city]
const minutes: OnBehalf = { by: 'amara-osei', evidence: 'minutes', note: en('Said in the meeting and read back; in the minutes.') }

export const warmNights = {
  key: 'warm-nights', name: 'Warm Nights',
  purpose: en('So that nobody in Riverbend sleeps outside on a freezing night because there was no bed or no way to get to one.'),
  communities: ['unhoused-neighbors'],
  startedDay: -730, startedBy: 'amara-osei',
  partners: [joined(host, -730, -730), joined(door, -730, -728), joined(hospital, -730, -716), { ...joined(city, -720, -700), onBehalf: minutes }],
  representatives: [speaks(host, 'amara-osei', -730), helps(host, 'tomas-rivera', -690), speaks(door, 'luz-carrillo', -728), helps(door, 'danny-frost', -712), speaks(hospital, 'judith-blum', -716), helps(hospital, 'anil-kapoor', -480), speaks(city, 'helen-park', -700)],
  stageHistory: [
    { stage: 'advise', day: -730, decidedBy: 'amara-osei', reason: en('A man was found in the cold by the ferry landing. He lived. We met the same week.') },
    { stage: 'acclimate', day: -660, decidedBy: 'luz-carrillo', reason: en('The plan is clear; hospital and shelter have to learn each other’s nights.') },
    { stage: 'activate', day: -560, decidedBy: 'amara-osei', reason: en('First freezing forecast. Twenty extra beds, tonight.'), gaps: ['communication_plan'] },
    { stage: 'accelerate', day: -240, decidedBy: 'luz-carrillo', reason: en('One whole cold season without a night on which we turned somebody away. Now we look at what it did and who else could use it.') },
  ],
  visionVersions: [{ day: -700, by: 'luz-carrillo', text: en('On every freezing night there is a bed, a ride and a person who asks your name.'), endorsements: [endorsed(door, 'luz-carrillo', -700), endorsed(host, 'amara-osei', -700), endorsed(hospital, 'judith-blum', -695), { ...endorsed(city, 'helen-park', -690), onBehalf: minutes }] }],
  goals: [
    {
      key: 'nobody-away', what: en('Nobody is turned away on a freezing night'),
      measure: { name: 'People turned away', unit: 'people a season', baseline: 61, target: 0 }, whyAchievable: en('Gracewater and the college opened floors when asked.'), need: en('No bed on the coldest nights'), dueDay: 90, setDay: -690,
      owners: [{ organization: door, person: 'danny-frost' }, { organization: host, person: 'amara-osei' }], reviewEveryDays: 90,
      checkIns: [checkIn(-590, 'danny-frost', 61, en('Before the first cold night: the figure we begin with.')), checkIn(-500, 'danny-frost', 14, en('Half a season. Nine of them in one night.')), checkIn(-410, 'danny-frost', 3, en('End of the season.')), checkIn(-320, 'luz-carrillo', 0, en('No freezing nights, so no credit.')), checkIn(-230, 'luz-carrillo', 0, en('A whole season at zero.')), checkIn(-145, 'luz-carrillo', 0, en('Quiet months; we train.')), checkIn(-58, 'danny-frost', 0, en('Ready earlier than last time.'))],
    },
    {
      key: 'discharge', what: en('Every hospital discharge at night ends in a bed'),
      measure: { name: 'Night discharges with a bed', unit: '% of discharges', baseline: 30, target: 95 }, whyAchievable: en('One phone that is always answered.'), need: en('People leave the hospital at night with nowhere to go'), dueDay: 90, setDay: -600,
      owners: [{ organization: hospital, person: 'judith-blum' }], reviewEveryDays: 90,
      checkIns: [checkIn(-480, 'judith-blum', 55, en('The phone helps.')), checkIn(-390, 'judith-blum', 72, en('The ward knows the number by heart.')), checkIn(-300, 'judith-blum', 81, en('Weekends are weaker.')), checkIn(-210, 'judith-blum', 88, en('Weekends fixed.')), checkIn(-130, 'judith-blum', 91, en('Two cases we talk about.')), checkIn(-44, 'judith-blum', 89, en('Fewer than before. Since the wards were put together nobody knows who calls.'))],
    },
    {
      key: 'first-call', what: en('The night phone is answered within a minute'),
      measure: { name: 'Calls answered within a minute', unit: '% of calls', baseline: 40, target: 90 }, whyAchievable: en('Two people share each night, and one of them sits by the phone.'), need: en('Nobody knows whom to call at night'), dueDay: -340, setDay: -685,
      owners: [{ organization: door, person: 'danny-frost' }], reviewEveryDays: 60,
      checkIns: [checkIn(-625, 'danny-frost', 55, en('Counted by hand for two weeks.')), checkIn(-555, 'danny-frost', 81, en('The second phone helps.')), checkIn(-470, 'danny-frost', 90, en('Even in the coldest week.')), checkIn(-400, 'danny-frost', 94, en('We stop counting.'))],
      closed: { day: -352, by: 'luz-carrillo', outcome: 'met', reason: en('Ninety-four of a hundred. What is left are calls in a snowstorm.') },
    },
  ],
  roles: [
    work('beds', en('Open and staff the beds'), { [host]: 'I', [door]: 'A', [hospital]: 'C', [city]: 'C' }, -680),
    work('phone', en('Answer the night phone'), { [host]: 'I', [door]: 'A', [hospital]: 'R', [city]: 'I' }, -680),
    work('permits', en('Permits for extra sleeping places'), { [host]: 'R', [door]: 'C', [hospital]: 'I', [city]: 'A' }, -678),
    work('volunteers', en('Find and thank night volunteers'), { [host]: 'A', [door]: 'R', [hospital]: 'I', [city]: 'I' }, -678),
  ],
  commitments: [
    promise('floors', host, [door], 'amara-osei', en('Two floors with room for 40 mats'), [-690, -688, -620], { fulfilment: done(-623, 'amara-osei'), acknowledgedDay: -620 }),
    promise('volunteers-30', host, [door], 'tomas-rivera', en('Thirty night volunteers'), [-640, -638, -580], { fulfilment: done(-569, 'tomas-rivera', en('Twenty-four by the day, thirty a week and a half later.')), acknowledgedDay: -568 }),
    promise('thank-you', host, [door, hospital], 'ruth-adler', en('A breakfast to thank the night teams'), [-430, -428, -395], { fulfilment: done(-396, 'ruth-adler'), acknowledgedDay: -395 }),
    promise('report-one', host, [city], 'ines-caldeira', en('Two pages on the first season'), [-400, -398, -350], { fulfilment: done(-353, 'ines-caldeira', null, { evidence: 'Two pages, PDF' }), acknowledgedDay: -350 }),
    promise('evaluation', host, all.slice(1), 'ines-caldeira', en('Ask forty guests what helped and what did not'), [-260, -258, -190], { fulfilment: done(-196, 'ines-caldeira'), acknowledgedDay: -194 }),
    promise('ferry-signs', host, [door], 'bobby-tran', en('Signs with the night phone at the ferry'), [-330, -328, -290], { fulfilment: done(-292, 'bobby-tran'), acknowledgedDay: -290 }),
    promise('kit', host, [door, city], 'amara-osei', en('Write down how it is done, for the next town'), [-150, -148, 35]),
    promise('night-lead', door, [host, hospital], 'luz-carrillo', en('A paid night lead'), [-680, -678, -600], { fulfilment: done(-604, 'luz-carrillo'), acknowledgedDay: -602 }),
    promise('training', door, [host], 'danny-frost', en('An evening of training for volunteers, twice'), [-620, -618, -570], { fulfilment: done(-571, 'danny-frost'), acknowledgedDay: -570 }),
    promise('pets', door, [host], 'luz-carrillo', en('A corner for dogs'), [-520, -518, -470], { fulfilment: done(-462, 'luz-carrillo', en('The fence came late. The dogs did not mind.')), acknowledgedDay: -460 }),
    promise('council', door, [host, city], 'luz-carrillo', en('A guests’ council with a say in the rules'), [-290, -288, -200], { fulfilment: done(-206, 'marcus-webb'), acknowledgedDay: -204 }),
    promise('lockers', door, [host], 'luz-carrillo', en('Thirty more lockers'), [-180, -178, -100], { fulfilment: done(-103, 'luz-carrillo'), acknowledgedDay: -100 }),
    promise('street-nurse', hospital, [door], 'judith-blum', en('A nurse on three nights a week'), [-670, -668, -590], { fulfilment: done(-592, 'judith-blum'), acknowledgedDay: -590 }),
    promise('one-phone', hospital, [door], 'judith-blum', en('One number on every ward'), [-620, -618, -560], { fulfilment: done(-561, 'judith-blum'), acknowledgedDay: -560 }),
    promise('weekend-cover', hospital, [door], 'anil-kapoor', en('Weekend cover for the street nurse'), [-310, -308, -250], { withdrawn: { day: -228, reason: en('No budget for it. Judith trades shifts instead.') } }),
    promise('medicine', hospital, [door], 'judith-blum', en('Three days of medicine go along with everyone who leaves at night'), [-444, -442, -400], { remedyOf: 'without-medicine', fulfilment: done(-402, 'judith-blum', en('In a paper bag, with the hours written on it.')), acknowledgedDay: -399 }),
    promise('night-phone', door, [host, hospital, city], 'danny-frost', en('Somebody at the night phone from six to eight'), [-664, -662, -560], { clauseOf: { agreement: 'who-opens', words: 'Open Door answers the night phone from six in the evening until eight in the morning.' }, fulfilment: done(-561, 'danny-frost'), acknowledgedDay: -558 }),
    promise('ward-phone', hospital, [door], 'judith-blum', en('The night number on every ward, and a nurse who is told of it'), [-660, -658, -600], { clauseOf: { agreement: 'who-opens', words: 'The hospital calls before it sends somebody out, and never after six without a bed.' }, fulfilment: done(-603, 'judith-blum'), acknowledgedDay: -600, disputed: { day: -598, reason: en('On two wards nobody had heard of it.'), settled: { day: -590, how: en('Judith went through all nine wards with Danny, on a Sunday.') } } }),
    promise('call-before-six', hospital, [door], 'judith-blum', en('A call before six for everyone who leaves that night'), [-118, -116, -80], { renegotiations: [{ day: -90, newDueDay: -30, reason: en('The wards are being put together, and the lists with them.'), acceptedDay: null, declinedDay: -88 }], fulfilment: done(-61, 'judith-blum', en('On seven of nine wards.')), acknowledgedDay: -59 }),
    promise('new-managers', hospital, [door, host], 'judith-blum', en('An hour with the new managers of the wards'), [-100, -98, -62], { fulfilment: done(-64, 'judith-blum', en('Two of four came.')), acknowledgedDay: -62 }),
    promise('papers-spanish', hospital, [door, host], 'anil-kapoor', en('Discharge papers in Spanish'), [-110, -108, -40]),
    promise('permit', city, [host, door], 'helen-park', en('A standing permit for cold nights'), [-680, -676, -600], { fulfilment: done(-588, 'helen-park', en('Signed after the council’s break.')), acknowledgedDay: -587 }),
    promise('bus-free', city, [door], 'luis-cordero', en('Free last bus on freezing nights'), [-420, -418, -340], { fulfilment: done(-345, 'luis-cordero'), acknowledgedDay: -344 }),
    promise('budget-line', city, [host, door], 'helen-park', en('A line in next year’s budget'), [-120, -118, 50]),
  ],
  agreements: [
    {
      key: 'who-opens', kind: 'mou', title: en('Who opens which door on a freezing night'), by: 'amara-osei', draftedDay: -682, sentDay: -674, beginsDay: -665, endsDay: -301,
      text: '## What each of us does\n\n- Open Door answers the night phone from six in the evening until eight in the morning.\n- The hospital calls before it sends somebody out, and never after six.\n- The city keeps the permit for extra sleeping places, and tells the fire marshal itself.\n- Riverbend Outreach finds the rooms and the volunteers, and writes down what happened.\n\n## When one of us can’t\n\nWhoever can’t do their part on a night calls the night phone by noon of that day.',
      suggestions: [{ day: -679, by: 'judith-blum', passage: '- The hospital calls before it sends somebody out, and never after six.', wording: '- The hospital calls before it sends somebody out, and never after six without a bed.', why: 'We can’t keep somebody for the night who is well. With a bed it is different.', outcome: { day: -677, by: 'amara-osei' } }],
      signers: [{ organization: host, person: 'amara-osei', signedDay: -674 }, { organization: door, person: 'luz-carrillo', signedDay: -672 }, { organization: hospital, person: 'judith-blum', signedDay: -668 }, { organization: city, person: 'helen-park', signedDay: -665 }],
    },
    {
      key: 'who-opens-again', kind: 'mou', title: en('Who opens which door on a freezing night'), by: 'amara-osei', draftedDay: -330, sentDay: -322, beginsDay: -300, endsDay: 64,
      follows: { agreement: 'who-opens', as: 'renewal' },
      signers: [{ organization: host, person: 'amara-osei', signedDay: -322 }, { organization: door, person: 'luz-carrillo', signedDay: -321 }, { organization: hospital, person: 'judith-blum', signedDay: -314 }, { organization: city, person: 'helen-park', signedDay: -308 }],
    },
    {
      key: 'night-list', kind: 'data-sharing', title: en('Names on the night list'), by: 'luz-carrillo', draftedDay: -612, sentDay: -604, beginsDay: -596, endsDay: null,
      text: '## Which data, and what for\n\n- The first name of whoever comes from the hospital, and until when they can stay.\n- How many slept where, each night. No names.\n\n## Who sees it\n\nThe night team and the street nurse. The city and Riverbend Outreach see the numbers only.\n\n## How long\n\nThe list is shredded on the first of each month.',
      signers: [{ organization: door, person: 'luz-carrillo', signedDay: -604 }, { organization: hospital, person: 'judith-blum', signedDay: -601 }, { organization: host, person: 'amara-osei', signedDay: -600 }, { organization: city, person: 'helen-park', signedDay: -596 }],
    },
    {
      key: 'night-list-shorter', kind: 'data-sharing', title: en('Names on the night list'), by: 'luz-carrillo', draftedDay: -188, sentDay: -182, beginsDay: -175, endsDay: null,
      follows: { agreement: 'night-list', as: 'amendment' },
      text: '## Which data, and what for\n\n- The first name of whoever comes from the hospital, and until when they can stay.\n- How many slept where, each night. No names.\n\n## Who sees it\n\nThe night team and the street nurse. The guests’ council may ask what is written about whom. The city and Riverbend Outreach see the numbers only.\n\n## How long\n\nThe list is shredded every Monday.',
      signers: [{ organization: door, person: 'luz-carrillo', signedDay: -182 }, { organization: hospital, person: 'judith-blum', signedDay: -180 }, { organization: host, person: 'amara-osei', signedDay: -179 }, { organization: city, person: 'helen-park', signedDay: -175 }],
    },
  ],
  cadences: [cadence(door, 30, 'phone', -540, -538, 'en', 'Beds and volunteers for the coldest nights'), cadence(hospital, 60, 'mail', -540, -530, 'en', 'People who leave the hospital without a home'), cadence(city, 60, 'mail', -540, -528, 'en', 'Permits and money for the season')],
  touchpoints: [
    touchpoint('first-week', 'meeting', -729, [host, door, hospital], ['amara-osei', 'luz-carrillo', 'judith-blum'], en('No speeches. A list of floors, phones and keys.')),
    touchpoint('listening-ferry', 'listening_session', -712, [host, door], ['danny-frost', 'amara-osei'], en('Thirteen people at the ferry landing, with soup. “It’s not the bed, it’s leaving the dog.”'), { communityMembers: { community: 'unhoused-neighbors', count: 13 } }),
    touchpoint('cold-drill', 'workshop', -630, all, ['danny-frost', 'judith-blum', 'helen-park', 'tomas-rivera'], en('A dry run on a mild night: 34 minutes from phone call to pillow.')),
    touchpoint('first-night', 'event', -560, [host, door, hospital], ['luz-carrillo', 'amara-osei', 'judith-blum'], en('Nineteen guests on twenty beds. Everyone stayed until breakfast.')),
    touchpoint('guardia-espanol', 'call', -470, [host, door], ['tomas-rivera', 'luz-carrillo'], es('Luz pide a alguien que hable español en la guardia de los viernes.')),
    touchpoint('season-review', 'meeting', -350, all, ['amara-osei', 'luz-carrillo', 'judith-blum', 'helen-park'], en('What worked: one phone. What did not: weekends.')),
    touchpoint('breakfast', 'event', -396, [host, door, hospital], ['ruth-adler', 'bea-thornton', 'danny-frost', 'judith-blum'], en('Pancakes for the night teams.')),
    touchpoint('guests-say', 'listening_session', -198, [host, door], ['ines-caldeira', 'marcus-webb'], en('Guests want to keep the same bed for a week, and a light to read by.'), { communityMembers: { community: 'unhoused-neighbors', count: 22 } }),
    touchpoint('outcome-meeting', 'meeting', -180, all, ['ines-caldeira', 'luz-carrillo', 'anil-kapoor', 'helen-park'], en('Fewer night visits to the emergency room: 118 last season, 71 this one. We do not claim all of it.')),
    touchpoint('city-mail', 'mail', -40, [host, city], ['helen-park', 'amara-osei'], en('The budget line goes to council in two months.')),
    touchpoint('wards-together', 'call', -74, [host, hospital], ['amara-osei', 'judith-blum'], en('Judith has two wards more since the hospital put them together. She says herself that things slip.')),
    touchpoint('judith-mail', 'mail', -28, [host, hospital], ['judith-blum', 'amara-osei'], en('Ward figures attached; two discharges to talk about.')),
    touchpoint('luz-call', 'call', -12, [host, door], ['amara-osei', 'luz-carrillo'], en('Mats aired, volunteers counted, socks short.')),
  ],
  evidence: [
    { action: 'concerns_addressed', day: -150, what: en('Neighbors on Dock Road asked about noise at check-in. Check-in moved inside.'), who: 'luz-carrillo' },
    { action: 'pilot_launched', day: -560, what: en('Twenty extra beds on freezing nights'), who: 'luz-carrillo' },
    { action: 'early_success', day: -396, what: en('Breakfast for the night teams'), who: 'ruth-adler' },
    { action: 'outcomes_evaluated', day: -180, what: en('Emergency visits at night fell from 118 to 71; forty guests said what helped'), who: 'ines-caldeira' },
    { action: 'growth_opportunities', day: -140, what: en('Millbrook, the next town up the river, wants to do the same. Decided: we write it down first.'), who: 'amara-osei' },
    { action: 'stories_shared', day: -125, what: en('Marcus Webb’s page in the Courier, and five lessons on the Alliance’s site'), who: 'harriet-mills', link: 'https://courier.example/the-same-bed' },
  ],
  concerns: [{
    key: 'without-medicine', day: -472, by: 'danny-frost', openness: 'confidential', shown: 'summary', parties: [hospital], steward: 'ruth-adler', acceptedDay: -471, acknowledgedDay: -470,
    summary: en('People leave the ward without their medicine'), about: en('Four in three weeks. I don’t want to accuse Judith, who comes after her own shift. But at three in the morning I have nothing to give them.'),
    said: [{ day: -465, text: en('Thank you, Danny. I have asked how the bag is packed, without saying which night it was about.') }, { day: -455, text: en('The pharmacy closes at five. That is the whole reason.') }],
    before: { day: -446, agreed: en('The ward packs three days of medicine before the pharmacy closes.'), reopened: { day: -424, by: 'danny-frost', why: en('Last night one came with an empty bag.') } },
    settled: { day: -412, agreed: en('The nurse who signs the papers packs the bag, and writes her name on it.'), trust: [{ day: -366, by: 'danny-frost', answer: 'yes' }, { day: -362, by: 'judith-blum', answer: 'yes' }] },
  }],
  askings: [
    { day: -540, by: 'amara-osei', answers: [{ organization: door, day: -538, answer: 'nothing' }, { organization: hospital, day: -533, answer: 'nothing' }, { organization: city, day: -530, answer: 'nothing' }, { organization: host, day: -540, answer: 'nothing' }] },
    { day: -158, by: 'luz-carrillo', answers: [{ organization: door, day: -158, answer: 'something' }, { organization: hospital, day: -155, answer: 'nothing' }, { organization: city, day: -152, answer: 'nothing' }, { organization: host, day: -156, answer: 'nothing' }] },
  ],
} satisfies Partnership
