// biome-ignore-all format: one promise, one or two lines, so that the ledger reads as a ledger

import { en, es } from '../demo.ts'
import { done, promise } from '../shapes/commitment.ts'
import { cadence, touchpoint } from '../shapes/contact.ts'
import { checkIn } from '../shapes/goal.ts'
import { joined, type Partnership, speaks } from '../shapes/partnership.ts'
import { endorsed } from '../shapes/vision.ts'
import { work } from '../shapes/work.ts'

const host = 'riverbend-outreach'
const vendors = 'saturday-vendors'
const arts = 'harbor-arts'
const all = [host, vendors, arts]

export const saturdayMarket = {
  key: 'saturday-market', name: 'Saturday Market for All',
  purpose: en('So that the market is a place to sell, sing and sit for people who live here, not only for those who visit.'),
  communities: ['harbor-district', 'spanish-speaking-families'],
  startedDay: -270, startedBy: 'tomas-rivera',
  partners: [joined(host, -270, -270), joined(vendors, -270, -262), joined(arts, -250, -244)],
  representatives: [speaks(host, 'amara-osei', -270), speaks(vendors, 'thu-ngo', -262), speaks(arts, 'felix-lindgren', -244)],
  stageHistory: [
    { stage: 'advise', day: -270, decidedBy: 'amara-osei', reason: en('Three stalls gave up in one month and all three were run by residents.') },
    { stage: 'acclimate', day: -120, decidedBy: 'thu-ngo', reason: en('We agree on what the market is for. Vendors and artists still have to share the square.'), gaps: ['roles_clear'] },
  ],
  visionVersions: [{ day: -180, by: 'thu-ngo', text: en('A market where half the stalls are run by people from the district and anyone can sit down without buying.'), endorsements: [endorsed(vendors, 'thu-ngo', -180), endorsed(arts, 'felix-lindgren', -175), endorsed(host, 'amara-osei', -178)] }],
  goals: [{
    key: 'resident-stalls', what: en('26 of 52 stalls are run by residents'), measure: { name: 'Stalls run by residents', unit: 'stalls', baseline: 14, target: 26 }, whyAchievable: en('Nine families are on the waiting list.'), need: en('Stall fees are too high for a beginner'), dueDay: 150, setDay: -170,
    owners: [{ organization: vendors, person: 'thu-ngo' }], reviewEveryDays: 60, checkIns: [checkIn(-115, 'thu-ngo', 15, en('One shared stall.')), checkIn(-56, 'thu-ngo', 18, en('Half fee for the first eight Saturdays works.'))],
  }],
  roles: [
    work('stalls', en('Give out stalls fairly'), { [host]: 'C', [vendors]: 'A', [arts]: 'I' }, -165),
    work('stage', en('Fill the small stage'), { [host]: 'I', [vendors]: 'C', [arts]: 'A' }, -165),
    work('photographs', en('Ask before somebody is photographed'), { [host]: 'C', [vendors]: 'R', [arts]: 'R' }, -62),
    work('benches', en('Benches and shade'), { [host]: 'A', [vendors]: 'R', [arts]: 'I' }, -160),
  ],
  commitments: [
    promise('fee-study', host, [vendors], 'ines-caldeira', en('Ask thirty residents what a stall may cost'), [-220, -218, -185], { fulfilment: done(-188, 'ines-caldeira'), acknowledgedDay: -185 }),
    promise('benches', host, [vendors], 'tomas-rivera', en('Eight benches on the square'), [-150, -148, -90], { fulfilment: done(-79, 'tomas-rivera', en('Six on time, two late.')), acknowledgedDay: -78 }),
    promise('photo-rule', host, [vendors, arts], 'amara-osei', en('Bring both sides to one rule on photographs'), [-17, -16, 4], { remedyOf: 'photographs' }),
    promise('shade', host, [vendors], 'tomas-rivera', en('A second shade sail by the fountain'), [-40, -38, 25]),
    promise('fee-letter', host, [vendors], 'ines-caldeira', en('The letter on stall fees in Vietnamese and in Spanish'), [-28, -26, 12]),
    promise('stage-power', host, [vendors, arts], 'bobby-tran', en('Ask the port for a second power line at the stage'), [-34, -32, 40]),
    promise('bench-repair', host, [vendors], 'tomas-rivera', en('Mend the two benches by the fish stall'), [-14, -12, 18]),
    promise('oven', vendors, [host], 'thu-ngo', en('Have the bread oven inspected'), [-25, -23, 22]),
    promise('half-fee', vendors, [host], 'thu-ngo', en('Half fee for a resident’s first eight Saturdays'), [-160, -158, -110], { fulfilment: done(-112, 'thu-ngo'), acknowledgedDay: -110 }),
    promise('tent-store', vendors, [arts], 'olaf-stein', en('A dry place for the stage curtain'), [-130, -128, -95], { fulfilment: done(-96, 'olaf-stein', en('It smells of smoked fish.')), acknowledgedDay: -95 }),
    promise('table-fee', vendors, [host], 'chela-dominguez', es('Explicar la lista de espera en español'), [-100, -98, -60], { fulfilment: done(-64, 'chela-dominguez'), acknowledgedDay: -62 }),
    promise('choir', arts, [vendors], 'felix-lindgren', en('The choir on every first Saturday'), [-140, -138, -50], { fulfilment: done(-50, 'felix-lindgren'), acknowledgedDay: -49 }),
    promise('ask-first', arts, [vendors], 'imani-brooks', en('Signs that say “ask first”'), [-70, -68, -36], { withdrawn: { day: -20, reason: en('We want one rule before we print signs.') } }),
  ],
  agreements: [
    {
      key: 'square', kind: 'mou', title: en('How we share the square'), by: 'amara-osei', draftedDay: -24, sentDay: -12, beginsDay: 9, endsDay: 190,
      text: '## Who is where\n\n- The vendors have the square from six until three, the fountain side first.\n- The choir and the small stage stay behind the line of chalk.\n- Riverbend Outreach looks after benches, shade and the line.\n\n## When it is too loud\n\nWhoever can’t hear a customer raises a hand; the next song is sung without a microphone.',
      signers: [{ organization: host, person: 'amara-osei', signedDay: -12 }, { organization: vendors, person: 'thu-ngo', signedDay: -8 }, { organization: arts, person: 'felix-lindgren', signedDay: -3 }],
    },
  ],
  cadences: [cadence(vendors, 21, 'in-person', -110, -108, 'en', 'Stalls and the waiting list'), cadence(arts, 30, 'mail', -110, null, 'en', 'Music and the stage')],
  touchpoints: [
    touchpoint('three-stalls', 'visit', -268, [host, vendors], ['tomas-rivera', 'thu-ngo'], en('Walked the square with Thu at closing time. She knows the rent of every stall by heart.')),
    touchpoint('listening-square', 'listening_session', -228, [host, vendors], ['ines-caldeira', 'chela-dominguez'], es('Dieciocho personas en la plaza. “Vengo a vender, pero también a ver a mi gente.”'), { communityMembers: { community: 'harbor-district', count: 18 } }),
    touchpoint('shared-square', 'workshop', -84, all, ['tomas-rivera', 'thu-ngo', 'felix-lindgren', 'imani-brooks'], en('Chalk on the ground: where music may be loud, where people need to talk about fish.')),
    touchpoint('photo-concern', 'call', -17, [host, vendors], ['amara-osei', 'thu-ngo'], en('Two vendors found their faces on a poster. They do not want money; they want to be asked.'), { followUp: 'photo-rule' }),
    touchpoint('imani-side', 'meeting', -9, [host, arts], ['amara-osei', 'imani-brooks', 'felix-lindgren'], en('Imani is sorry and a little hurt. She has always asked; the poster was printed by somebody else.')),
    touchpoint('thu-saturday', 'visit', -8, [host, vendors], ['tomas-rivera', 'thu-ngo'], en('Nineteen resident stalls if the bread oven passes inspection.')),
  ],
  evidence: [],
  concerns: [{
    key: 'photographs', day: -17, by: 'thu-ngo', openness: 'open', shown: 'everything', parties: [arts], steward: 'amara-osei', acceptedDay: -17, acknowledgedDay: -16,
    summary: en('Vendors found their faces on a poster'), about: en('Two of us are on it, one with her child. We do not want money; we want to be asked.'),
    said: [{ day: -9, text: en('Imani is sorry and a little hurt. The poster was printed by somebody else. I will bring both of you to one table.') }],
  }],
} satisfies Partnership
