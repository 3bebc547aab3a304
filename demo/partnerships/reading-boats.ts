// biome-ignore-all format: one promise, one or two lines, so that the ledger reads as a ledger

import { en, es } from '../demo.ts'
import { done, promise } from '../shapes/commitment.ts'
import { cadence, touchpoint } from '../shapes/contact.ts'
import { checkIn } from '../shapes/goal.ts'
import { joined, type Partnership, speaks } from '../shapes/partnership.ts'
import { endorsed } from '../shapes/vision.ts'
import { work } from '../shapes/work.ts'

const host = 'riverbend-outreach'
const library = 'riverbend-library'
const school = 'lincoln-elementary'

export const readingBoats = {
  key: 'reading-boats', name: 'Reading Boats',
  purpose: en('So that children from Juniper Court have books within reach when school is out.'),
  communities: ['eastside', 'spanish-speaking-families'],
  startedDay: -715, startedBy: 'amara-osei',
  partners: [joined(host, -715, -715), joined(library, -715, -712), joined(school, -715, -705)],
  representatives: [speaks(host, 'amara-osei', -715), speaks(library, 'margaret-sloan', -712), speaks(school, 'teresa-molina', -705)],
  stageHistory: [
    { stage: 'advise', day: -715, decidedBy: 'amara-osei', reason: en('The book boat passed Juniper Court twice a week without stopping.') },
    { stage: 'acclimate', day: -650, decidedBy: 'teresa-molina', reason: en('Families have told us when they are home. The skipper meets the teachers.') },
    { stage: 'activate', day: -560, decidedBy: 'amara-osei', reason: en('The boat stops, twice a week.') },
    { stage: 'accelerate', day: -300, decidedBy: 'margaret-sloan', reason: en('The landing is part of the library’s own timetable now.') },
  ],
  concluded: { day: -110, by: 'amara-osei', note: en('The library runs the landing by itself, with its own money and its own volunteers. That was the point. We keep the bench with all our names on it.') },
  visionVersions: [{ day: -680, by: 'margaret-sloan', text: en('Every child who can see the river from the window has a book from it.'), endorsements: [endorsed(library, 'margaret-sloan', -680), endorsed(school, 'teresa-molina', -676), endorsed(host, 'amara-osei', -675)] }],
  goals: [{
    key: 'borrowers', what: en('120 children borrow at the landing'), measure: { name: 'Children who borrowed at least twice', unit: 'children', baseline: 0, target: 120 }, whyAchievable: en('The school has 140 children on that side of the creek.'), need: en('No books at home when school is out'), dueDay: -180, setDay: -660,
    owners: [{ organization: library, person: 'ivan-petrov' }, { organization: school, person: 'teresa-molina' }], reviewEveryDays: 60,
    checkIns: [checkIn(-600, 'ivan-petrov', 9, en('Nine at the trial stop, in the rain.')), checkIn(-540, 'ivan-petrov', 31, en('Mostly picture books and one very serious reader of maps.')), checkIn(-480, 'ivan-petrov', 58, en('Grandmothers come too.')), checkIn(-420, 'ivan-petrov', 79, en('Spanish shelf empty every Friday.')), checkIn(-360, 'ivan-petrov', 96, en('A second shelf.')), checkIn(-300, 'ivan-petrov', 118, en('Two to go.')), checkIn(-240, 'ivan-petrov', 133, en('Past it.'))],
  }],
  roles: [
    work('boat', en('Sail the boat and keep the timetable'), { [host]: 'I', [library]: 'A', [school]: 'I' }, -670),
    work('families', en('Tell families, in their language'), { [host]: 'R', [library]: 'C', [school]: 'A' }, -670),
    work('landing', en('Look after the landing'), { [host]: 'A', [library]: 'R', [school]: 'C' }, -668),
  ],
  commitments: [
    promise('landing', host, [library], 'tomas-rivera', en('Planks and a rail for the landing'), [-690, -688, -620], { fulfilment: done(-611, 'tomas-rivera', en('Nine days late; the wood was wet.')), acknowledgedDay: -610 }),
    promise('flyers', host, [library, school], 'bobby-tran', en('Flyers in Spanish and English'), [-640, -638, -590], { fulfilment: done(-594, 'bobby-tran'), acknowledgedDay: -592 }),
    promise('readers', host, [school], 'tomas-rivera', en('Four volunteers who read aloud'), [-560, -558, -500], { fulfilment: done(-503, 'tomas-rivera'), acknowledgedDay: -500 }),
    promise('bench', host, [library, school], 'amara-osei', en('A bench in the shade'), [-300, -298, -220], { fulfilment: done(-224, 'amara-osei'), acknowledgedDay: -220 }),
    promise('stops', library, [school], 'ivan-petrov', en('Two stops a week for a season'), [-650, -648, -480], { fulfilment: done(-481, 'ivan-petrov'), acknowledgedDay: -480 }),
    promise('rail', library, [school], 'ivan-petrov', en('Life jackets in four sizes on the landing'), [-622, -620, -575], { remedyOf: 'too-close', fulfilment: done(-580, 'ivan-petrov', en('Four sizes, and one for the dog.')), acknowledgedDay: -578 }),
    promise('cards', library, [host], 'margaret-sloan', en('Cards without proof of address'), [-640, -638, -580], { fulfilment: done(-586, 'margaret-sloan'), acknowledgedDay: -584 }),
    promise('spanish-shelf', library, [school], 'sofia-navarro', es('Doscientos libros en español a bordo'), [-470, -468, -400], { fulfilment: done(-404, 'sofia-navarro', es('Doscientos doce.')), acknowledgedDay: -402 }),
    promise('own-budget', library, [host], 'margaret-sloan', en('Put the landing into the library’s budget'), [-290, -288, -160], { fulfilment: done(-165, 'margaret-sloan', null, { evidence: 'Budget page 14' }), acknowledgedDay: -162 }),
    promise('class-visits', school, [library], 'teresa-molina', en('Each class visits once'), [-560, -558, -450], { fulfilment: done(-452, 'teresa-molina'), acknowledgedDay: -450 }),
    promise('reading-list', school, [host, library], 'teresa-molina', en('A reading list by the children themselves'), [-420, -418, -360], { fulfilment: done(-349, 'teresa-molina', en('They could not agree on number one.')), acknowledgedDay: -348 }),
  ],
  agreements: [
    {
      key: 'landing', kind: 'service', title: en('The landing at Juniper Court'), by: 'amara-osei', draftedDay: -634, sentDay: -626, beginsDay: -600, endsDay: null,
      text: '## What each of us does\n\n- The library stops the boat twice a week and brings a librarian.\n- The school tells families, in their own language, a week ahead.\n- Riverbend Outreach looks after planks, rail and bench.\n\n## The water\n\nNobody steps on the landing without a life jacket, and an adult stands at each end.\n\n## When the boat does not come\n\nThe skipper calls the school by noon.',
      signers: [{ organization: host, person: 'amara-osei', signedDay: -626 }, { organization: library, person: 'margaret-sloan', signedDay: -621 }, { organization: school, person: 'teresa-molina', signedDay: -618 }],
      ended: { day: -118, by: 'margaret-sloan', reason: 'The landing is part of the library’s own timetable and budget now.' },
    },
  ],
  cadences: [cadence(library, 30, 'mail', -640, -636, 'en', 'The books on board'), cadence(school, 30, 'mail', -640, -634, 'es', 'Los viernes en Juniper Court')],
  touchpoints: [
    touchpoint('first-ride', 'visit', -713, [host, library], ['amara-osei', 'ivan-petrov'], en('Rode along. Children waved from the bank at every pass.')),
    touchpoint('listening-court', 'listening_session', -695, [host, school], ['tomas-rivera', 'teresa-molina', 'lidia-fuentes'], es('Veintitrés madres y niños en el patio. Quieren libros en español y que el barco pare los viernes por la tarde.'), { communityMembers: { community: 'spanish-speaking-families', count: 23 } }),
    touchpoint('skipper-teachers', 'workshop', -600, [host, library, school], ['ivan-petrov', 'teresa-molina', 'amara-osei'], en('Life jackets for everyone, then a timetable.')),
    touchpoint('first-stop', 'event', -558, [host, library, school], ['ivan-petrov', 'teresa-molina', 'tomas-rivera'], en('Forty children, one gangway, nobody wet.'), { communityMembers: { community: 'eastside', count: 40 } }),
    touchpoint('review-boats', 'meeting', -290, [host, library, school], ['margaret-sloan', 'teresa-molina', 'amara-osei'], en('Reading scores did not drop over the break for those who borrowed. We say so carefully: 61 children.')),
    touchpoint('goodbye', 'event', -110, [host, library, school], ['amara-osei', 'margaret-sloan', 'teresa-molina', 'ivan-petrov'], en('Lemonade on the bench, and the key to the landing handed over.')),
  ],
  evidence: [
    { action: 'concerns_addressed', day: -610, what: en('Parents worried about the water. Life jackets on the landing, a rail, and an adult at each end.'), who: 'teresa-molina' },
    { action: 'pilot_launched', day: -558, what: en('First stop at the Juniper Court landing'), who: 'ivan-petrov' },
    { action: 'early_success', day: -470, what: en('A medal for the hundredth book'), who: 'ivan-petrov' },
    { action: 'outcomes_evaluated', day: -290, what: en('61 children kept their reading level over the break; families said what they liked'), who: 'teresa-molina' },
    { action: 'growth_opportunities', day: -200, what: en('A second landing at the harbor. Decided: the library takes it on alone.'), who: 'margaret-sloan' },
    { action: 'stories_shared', day: -150, what: es('“El barco que para”, en la hora abierta de Radio Puente, y cuatro lecciones por escrito'), who: 'daniela-rojas', link: 'https://radiopuente.example/el-barco-que-para' },
  ],
  concerns: [{
    key: 'too-close', day: -645, by: 'teresa-molina', openness: 'open', shown: 'everything', parties: [library], steward: 'amara-osei', acceptedDay: -644, acknowledgedDay: -643,
    summary: en('Children stand too close to the water'), about: en('At the trial stop eleven of them stood on the edge, and nobody had said who watches them.'),
    said: [{ day: -636, text: en('Ivan had counted on parents, and parents on Ivan. I bring both to the landing on Friday.') }],
    settled: { day: -624, agreed: en('An adult at each end, a rail, and nobody without a life jacket.'), trust: [{ day: -580, by: 'teresa-molina', answer: 'yes' }, { day: -578, by: 'margaret-sloan', answer: 'yes' }] },
  }],
} satisfies Partnership
