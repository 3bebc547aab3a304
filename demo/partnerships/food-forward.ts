// biome-ignore-all format: one promise, one or two lines, so that the ledger reads as a ledger

import { en, es } from '../demo.ts'
import { done, promise } from '../shapes/commitment.ts'
import { cadence, touchpoint } from '../shapes/contact.ts'
import { checkIn } from '../shapes/goal.ts'
import { joined, type Partnership, speaks } from '../shapes/partnership.ts'
import { endorsed } from '../shapes/vision.ts'
import { work } from '../shapes/work.ts'

const host = 'riverbend-outreach'
const table = 'harvest-table'
const grocers = 'second-street-grocers'
const farms = 'delta-farms'
const all = [host, table, grocers, farms]

export const foodForward = {
  key: 'food-forward', name: 'Food Forward',
  purpose: en('So that good food left over at eight in the evening is on somebody’s table by noon the next day.'),
  communities: ['eastside', 'new-arrivals', 'without-a-car'],
  startedDay: -640, startedBy: 'amara-osei',
  partners: [joined(host, -640, -640), joined(table, -640, -636), joined(grocers, -640, -628), joined(farms, -480, -470)],
  representatives: [speaks(host, 'amara-osei', -640), speaks(table, 'gloria-okafor', -636), speaks(grocers, 'yusuf-haddad', -628), speaks(farms, 'hannah-vogel', -470)],
  stageHistory: [
    { stage: 'advise', day: -640, decidedBy: 'amara-osei', reason: en('Yusuf was tired of throwing bread away, Gloria of sending people home without any.') },
    { stage: 'acclimate', day: -520, decidedBy: 'gloria-okafor', reason: en('Everyone knows their part; drivers and shop staff have never met.') },
    { stage: 'activate', day: -330, decidedBy: 'amara-osei', reason: en('The first pick-ups run. We start with two evenings a week and count crates.'), gaps: ['communication_plan'] },
  ],
  visionVersions: [
    { day: -610, by: 'gloria-okafor', text: en('No good food in Riverbend is thrown away while a neighbor is hungry.'), endorsements: [endorsed(table, 'gloria-okafor', -610), endorsed(host, 'amara-osei', -608), endorsed(grocers, 'yusuf-haddad', -600)] },
    { day: -460, by: 'hannah-vogel', text: en('No good food grown or sold in Riverbend is thrown away while a neighbor is hungry, and nobody has to explain why they came.'), endorsements: [endorsed(farms, 'hannah-vogel', -460), endorsed(table, 'gloria-okafor', -458), endorsed(grocers, 'yusuf-haddad', -452), endorsed(host, 'amara-osei', -458)] },
  ],
  goals: [
    {
      key: 'crates', what: en('150 crates a week reach a household within 24 hours'),
      measure: { name: 'Crates delivered within 24 hours', unit: 'crates a week', baseline: 20, target: 150 },
      whyAchievable: en('Two more shops on the same street have already said yes.'), need: en('Fresh food is across the river and the bus does not go there'), dueDay: 120, setDay: -600,
      owners: [{ organization: host, person: 'tomas-rivera' }, { organization: table, person: 'pete-moran' }], reviewEveryDays: 30,
      checkIns: [
        checkIn(-320, 'pete-moran', 34, en('Two evenings, one car.')), checkIn(-290, 'pete-moran', 48, en('A second driver.')), checkIn(-260, 'pete-moran', 61, en('Bread every evening now.')),
        checkIn(-230, 'tomas-rivera', 58, en('One car broke down for ten days.')), checkIn(-200, 'pete-moran', 74, en('The farms joined the route.')), checkIn(-170, 'pete-moran', 90, en('The cold room makes weekends possible.')),
        checkIn(-140, 'pete-moran', 96, en('Steady.')), checkIn(-110, 'tomas-rivera', 108, en('We now ask people what they cook, and send that.')), checkIn(-80, 'pete-moran', 121, en('Third shop on the street.')),
        checkIn(-50, 'pete-moran', 128, en('Fewer eggs, more greens.')), checkIn(-21, 'pete-moran', 137, en('Thirteen short of what we promised ourselves.')),
      ],
    },
    {
      key: 'households', what: en('80 households without a car get their groceries at the door'),
      measure: { name: 'Households with delivery', unit: 'households', baseline: 0, target: 80 },
      whyAchievable: en('Eleven volunteer drivers cover four routes already.'), need: en('Carrying groceries home on two buses'), dueDay: 60, setDay: -450,
      owners: [{ organization: table, person: 'gloria-okafor' }], reviewEveryDays: 45,
      checkIns: [checkIn(-300, 'gloria-okafor', 22, en('Juniper Court first.')), checkIn(-210, 'gloria-okafor', 41, en('Word travels by stairwell.')), checkIn(-120, 'gloria-okafor', 63, en('Arturo speaks with every door in Spanish.')), checkIn(-30, 'gloria-okafor', 77, en('Three to go.'))],
    },
  ],
  roles: [
    work('pickup', en('Collect in the evening'), { [host]: 'I', [table]: 'A', [grocers]: 'R', [farms]: 'C' }, -450),
    work('cold', en('Keep the cold room and its log'), { [host]: 'I', [table]: 'A', [grocers]: 'I', [farms]: 'C' }, -450),
    work('drivers', en('Find and insure drivers'), { [host]: 'A', [table]: 'R', [grocers]: 'I', [farms]: 'I' }, -448),
    work('season', en('Say two weeks ahead what the fields will give'), { [host]: 'I', [table]: 'C', [grocers]: 'I', [farms]: 'A' }, -448),
  ],
  commitments: [
    promise('route-map', host, [table, grocers], 'tomas-rivera', en('A route map with the back doors marked'), [-600, -598, -570], { fulfilment: done(-575, 'tomas-rivera'), acknowledgedDay: -572 }),
    promise('driver-insurance', host, [table], 'ruth-adler', en('Insure six drivers through our policy'), [-560, -558, -500], { fulfilment: done(-507, 'ruth-adler', null, { evidence: 'Policy schedule' }), acknowledgedDay: -505 }),
    promise('two-drivers', host, [table], 'tomas-rivera', en('Two more drivers for weekday evenings'), [-400, -398, -360], { fulfilment: done(-349, 'tomas-rivera', en('The second one started eleven days later than we hoped.')), acknowledgedDay: -348 }),
    promise('crate-labels', host, [grocers, farms], 'bobby-tran', en('Crate labels in English, Spanish and Arabic'), [-340, -338, -310], { fulfilment: done(-312, 'hana-suleiman'), acknowledgedDay: -310 }),
    promise('tax-letter', host, [grocers], 'ruth-adler', en('A letter on the value of the food for the shop’s tax year'), [-260, -258, -215], { fulfilment: done(-214, 'ruth-adler'), acknowledgedDay: -213 }),
    promise('hollis-application', host, [table], 'ruth-adler', en('Send the cold-room application to the Hollis Fund'), [-235, -233, -190], { fulfilment: done(-192, 'ruth-adler', en('Asked for $18,000.')), acknowledgedDay: -190 }),
    promise('fair-table', host, [farms], 'amara-osei', en('A table for the farms at the neighborhood fair'), [-180, -178, -140], { fulfilment: done(-140, 'amara-osei'), acknowledgedDay: -139 }),
    promise('funder-visit', host, all.slice(1), 'ruth-adler', en('Bring the funder for a morning on the route'), [-60, -58, 21]),
    promise('evening-bread', grocers, [table], 'yusuf-haddad', en('All unsold bread, every evening but Sunday'), [-600, -599, -560], { fulfilment: done(-560, 'yusuf-haddad'), acknowledgedDay: -559 }),
    promise('back-door', grocers, [table], 'yusuf-haddad', en('A back-door key for the drivers'), [-560, -559, -530], { fulfilment: done(-531, 'yusuf-haddad'), acknowledgedDay: -530 }),
    promise('fridge-space', grocers, [table], 'yusuf-haddad', en('One shelf in the walk-in fridge'), [-330, -328, -300], { fulfilment: done(-302, 'yusuf-haddad'), acknowledgedDay: -301, disputed: { day: -299, reason: en('The shelf was full again by Thursday. We settled on a marked crate instead.') } }),
    promise('neighbor-shops', grocers, [host, table], 'yusuf-haddad', en('Talk with two more shops on Second Street'), [-150, -149, -100], { fulfilment: done(-103, 'yusuf-haddad', en('Both said yes over tea.')), acknowledgedDay: -100 }),
    promise('cold-log', table, [grocers, farms], 'pete-moran', en('A temperature log, open to everyone'), [-420, -418, -390], { fulfilment: done(-391, 'pete-moran'), acknowledgedDay: -388 }),
    promise('friday-seats', table, [host], 'gloria-okafor', en('Ten seats at the long table for newcomers'), [-300, -299, -270], { fulfilment: done(-272, 'gloria-okafor'), acknowledgedDay: -270 }),
    promise('count-weekly', table, [host, grocers, farms], 'pete-moran', en('Count crates by hand for four weeks'), [-340, -339, -300], { fulfilment: done(-296, 'pete-moran', en('Four weeks became five.')), acknowledgedDay: -295 }),
    promise('recipes', table, [farms], 'nadia-farouk', en('Recipe cards for what nobody knows how to cook'), [-130, -128, -90], { fulfilment: done(-94, 'nadia-farouk', en('Kohlrabi first.')), acknowledgedDay: -90 }),
    promise('two-pallets', farms, [table], 'hannah-vogel', en('Two pallets of vegetables a week for eight weeks'), [-230, -228, -160], { fulfilment: done(-163, 'hannah-vogel'), acknowledgedDay: -161 }),
    promise('farm-visit', farms, [host, table], 'ramon-ibarra', es('Una visita al campo para las familias'), [-180, -178, -120], { renegotiations: [{ day: -128, newDueDay: -88, reason: es('Llovió dos semanas; el camino no aguanta un autobús.'), acceptedDay: -126 }], fulfilment: done(-92, 'ramon-ibarra', es('Vinieron cuarenta y seis personas.')), acknowledgedDay: -91 }),
    promise('early-list', farms, [table], 'hannah-vogel', en('Say two weeks ahead what is coming, all season'), [-200, -198, -130], { withdrawn: { day: -110, reason: en('We tried twice. The weather decides; three days ahead is what we can do.') } }),
    promise('roots', farms, [table], 'hannah-vogel', en('Four hundred kilos of roots for the store'), [-40, -38, 30]),
  ],
  agreements: [
    {
      key: 'second-van', kind: 'sponsorship', title: en('Fuel for Dolores'), by: 'yusuf-haddad', draftedDay: -186, sentDay: -178, beginsDay: -170, endsDay: 194,
      text: '## What is given\n\n- Second Street Grocers pay the fuel of the second van, up to two hundred dollars a month.\n- Harvest Table keeps the receipts in the glove box and sends them on the first.\n\n## What is said about it\n\n- The name of the shop stands on the back door of the van, as large as a hand.\n- Nobody has to buy there, and nobody is asked where they buy.\n\n## When it ends\n\nEither of us may stop with a month’s notice. The van goes on.',
      signers: [{ organization: grocers, person: 'yusuf-haddad', signedDay: -178 }, { organization: table, person: 'gloria-okafor', signedDay: -176 }, { organization: farms, person: 'hannah-vogel', signedDay: -173 }, { organization: host, person: 'amara-osei', signedDay: -172 }],
      budget: [{ from: grocers, to: table, purpose: 'fuel for the second van, a year', amountMinor: 240_000, currency: 'USD' }, { from: table, to: grocers, purpose: 'the name on the van', inKind: 'paint, and Pete’s steady hand' }],
    },
    {
      key: 'recogida', kind: 'service', title: es('Recogida y reparto de cada noche'), by: 'amara-osei', draftedDay: -352, sentDay: -349, beginsDay: -345, endsDay: 20,
      text: '## Qué se hace\n\nLas tiendas apartan lo que queda a las ocho. Harvest Table lo recoge antes de las nueve y lo reparte antes del mediodía siguiente.\n\n## Cuánto cuesta\n\nNada para quien recibe. La gasolina se paga entre todas las partes, por partes iguales.\n\n## Cuando no se puede\n\nQuien no pueda cumplir una noche avisa antes de las seis.',
      signers: [{ organization: host, person: 'amara-osei', signedDay: -349 }, { organization: table, person: 'gloria-okafor', signedDay: -348 }, { organization: grocers, person: 'yusuf-haddad', signedDay: -347 }, { organization: farms, person: 'hannah-vogel', signedDay: -346 }],
    },
  ],
  cadences: [cadence(table, 14, 'phone', -310, -308, 'en', 'Pick-ups and who drives'), cadence(grocers, 30, 'in-person', -310, -300, 'en', 'What is left over at closing time'), cadence(farms, 30, 'mail', -310, -305, 'en', 'What will be ripe')],
  touchpoints: [
    touchpoint('bread-visit', 'visit', -638, [host, grocers], ['amara-osei', 'yusuf-haddad'], en('Forty loaves in the bin at 20:10. Yusuf would rather not look.')),
    touchpoint('listening-juniper', 'listening_session', -615, [host, table], ['amara-osei', 'gloria-okafor'], en('Nineteen residents of Juniper Court. What is missing is not cans but greens, and a way to carry them.'), { communityMembers: { community: 'eastside', count: 19 } }),
    touchpoint('listening-arabic', 'listening_session', -590, [host, table], ['hana-suleiman', 'nadia-farouk'], en('Eight women, in Arabic. Some will not come to a line they can be seen in from the street.'), { communityMembers: { community: 'new-arrivals', count: 8 } }),
    touchpoint('first-workshop', 'workshop', -500, [host, table, grocers], ['amara-osei', 'pete-moran', 'yusuf-haddad'], en('Loaded a car together and found out how many crates fit: eleven.')),
    touchpoint('farm-day', 'visit', -440, [host, farms], ['tomas-rivera', 'ramon-ibarra'], es('Ramón mostró lo que se queda en el campo por no ser bonito.')),
    touchpoint('all-meeting-1', 'meeting', -320, all, ['amara-osei', 'gloria-okafor', 'yusuf-haddad', 'hannah-vogel'], en('Agreed how often we speak and who calls whom when the car does not start.')),
    touchpoint('shelf-talk', 'call', -298, [host, grocers, table], ['tomas-rivera', 'yusuf-haddad', 'pete-moran'], en('The shelf was never free. A red crate by the door is.')),
    touchpoint('all-meeting-2', 'meeting', -190, all, ['amara-osei', 'gloria-okafor', 'yusuf-haddad', 'hannah-vogel'], en('Counted together. The farms see the figures for the first time.')),
    touchpoint('arturo-doors', 'message', -122, [host, table], ['tomas-rivera', 'arturo-vela'], es('Arturo: en el tercer piso prefieren frijol a lenteja. Anotado.')),
    touchpoint('concerns-round', 'meeting', -96, all, ['amara-osei', 'gloria-okafor', 'yusuf-haddad', 'hannah-vogel'], en('Asked everyone whether there is something we should talk about. Noise at the back door after nine: drivers now park on Ferry Street.')),
    touchpoint('yusuf-shop', 'visit', -19, [host, grocers], ['tomas-rivera', 'yusuf-haddad'], en('Sales of day-old bread are up too. He is thinking of a second crate.')),
    touchpoint('supper', 'event', -5, all, ['amara-osei', 'gloria-okafor', 'pete-moran', 'yusuf-haddad', 'hannah-vogel', 'doris-pruitt'], en('A supper for drivers and shop staff to celebrate crate number 5,000. Doris cut the cake.'), { communityMembers: { community: 'eastside', count: 35 } }),
    touchpoint('gloria-call', 'call', -2, [host, table], ['amara-osei', 'gloria-okafor'], en('Gloria thinks we are ready to look at results and at a second town.')),
  ],
  evidence: [
    { action: 'concerns_addressed', day: -96, what: en('Every partner was asked; noise at the back door was settled the same week.'), who: 'amara-osei' },
    { action: 'pilot_launched', day: -330, what: en('Pick-ups on Tuesday and Friday evenings'), who: 'pete-moran' },
    { action: 'early_success', day: -5, what: en('Supper for crate number 5,000'), who: 'gloria-okafor', link: 'https://harvesttable.example/five-thousand' },
  ],
  concerns: [{
    key: 'back-door', day: -48, by: 'yusuf-haddad', openness: 'anonymous', shown: 'summary', parties: [table], steward: 'amara-osei', acceptedDay: -47, acknowledgedDay: -47,
    summary: en('Drivers are told off at the back door'), about: en('Three times now, in front of others. Nobody wants to say it with a name.'),
    said: [{ day: -44, text: en('Thank you for saying so. May I ask at the next pick-up what happens there, without saying why?') }],
    settled: { day: -30, agreed: en('One person at the door each evening, whose name the drivers know.'), trust: [] },
  }],
} satisfies Partnership
