// biome-ignore-all format: one promise, one or two lines, so that the ledger reads as a ledger

import { en } from '../demo.ts'
import { done, promise } from '../shapes/commitment.ts'
import { cadence, touchpoint } from '../shapes/contact.ts'
import { joined, type Partnership, speaks } from '../shapes/partnership.ts'
import { endorsed } from '../shapes/vision.ts'
import { work } from '../shapes/work.ts'

const host = 'riverbend-outreach'
const friendship = 'vietnamese-friendship'
const parish = 'st-brigid'
const bank = 'cascade-savings'

export const teaAndPaperwork = {
  key: 'tea-and-paperwork', name: 'Tea and Paperwork',
  purpose: en('So that an elder with a letter from an office finds tea, a translation and somebody who stays until the form is sent.'),
  communities: ['vietnamese-elders'],
  startedDay: -200, startedBy: 'amara-osei',
  partners: [
    joined(host, -200, -200), joined(friendship, -200, -194), joined(parish, -190, -181),
    { ...joined(bank, -180, null), declined: { day: -160, reason: en('Head office allows two community projects a year, and both are taken. They will still give a talk on scams.') } },
  ],
  representatives: [speaks(host, 'amara-osei', -200), speaks(friendship, 'duc-pham', -194), speaks(parish, 'patrick-doyle', -181)],
  stageHistory: [{ stage: 'advise', day: -200, decidedBy: 'amara-osei', reason: en('Kim Anh reads forty letters a month at the bus stop, on her knees.') }],
  paused: { day: -20, by: 'amara-osei', reason: en('Friendship Hall has water in the walls. We pause until the association has a dry room, and help it look for one.'), untilDay: 45 },
  visionVersions: [{ day: -90, by: 'kim-anh-le', text: en('No elder in Riverbend is afraid of an envelope.'), endorsements: [endorsed(friendship, 'duc-pham', -90), endorsed(host, 'amara-osei', -88)] }],
  goals: [],
  roles: [
    work('readers', en('Read and translate letters'), { [host]: 'C', [friendship]: 'A', [parish]: 'R' }, -85),
    work('room', en('A quiet room with tea'), { [host]: 'C', [friendship]: 'R' }, null),
  ],
  commitments: [
    promise('form-list', host, [friendship], 'ines-caldeira', en('A list of the ten letters that frighten people most'), [-150, -148, -110], { fulfilment: done(-112, 'ines-caldeira'), acknowledgedDay: -110 }),
    promise('interpreter-fund', host, [friendship], 'ruth-adler', en('A small fund for sworn translations'), [-120, -118, -70], { fulfilment: done(-58, 'ruth-adler', en('The board met later than planned.')), acknowledgedDay: -57 }),
    promise('dry-room', host, [friendship], 'amara-osei', en('Look at three rooms together'), [-19, -18, 9]),
    promise('six-readers', friendship, [host], 'kim-anh-le', en('Six readers under thirty'), [-120, -118, -75], { fulfilment: done(-76, 'kim-anh-le'), acknowledgedDay: -75 }),
    promise('trial-afternoons', friendship, [host, parish], 'duc-pham', en('Four trial afternoons'), [-90, -88, -35], { fulfilment: done(-36, 'duc-pham', en('The fourth with buckets under the roof.')), acknowledgedDay: -35 }),
    promise('hall-mondays', parish, [friendship], 'patrick-doyle', en('The parish hall on Mondays if it rains in'), [-60, null, 25]),
  ],
  cadences: [cadence(friendship, 21, 'phone', -80, -78, 'en', 'Letters that could not wait')],
  touchpoints: [
    touchpoint('bus-stop-letters', 'visit', -198, [host, friendship], ['bobby-tran', 'kim-anh-le'], en('Four letters in twenty minutes: pension, water, a prize that is a swindle, pension.')),
    touchpoint('listening-tea', 'listening_session', -165, [host, friendship], ['bobby-tran', 'duc-pham', 'bao-vo', 'tuyet-hoang'], en('In Vietnamese. Eleven elders. “When it comes in a window envelope I put it behind the clock.”'), { communityMembers: { community: 'vietnamese-elders', count: 11 } }),
    touchpoint('bank-no', 'call', -160, [host, bank], ['ruth-adler', 'nathan-cole'], en('A friendly no, and a talk on scams instead.')),
    touchpoint('four-afternoons', 'meeting', -33, [host, friendship, parish], ['amara-osei', 'duc-pham', 'patrick-doyle', 'kim-anh-le'], en('Thirty-eight letters, two real emergencies. Everyone wants to go on.')),
    touchpoint('water', 'call', -20, [host, friendship], ['bobby-tran', 'duc-pham'], en('Mr. Phạm moved the chess tables himself. The hall is closed.'), { followUp: 'dry-room' }),
  ],
  evidence: [],
} satisfies Partnership
