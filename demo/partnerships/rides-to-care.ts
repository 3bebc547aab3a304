// biome-ignore-all format: one promise, one or two lines, so that the ledger reads as a ledger

import { en, type OnBehalf } from '../demo.ts'
import { done, promise } from '../shapes/commitment.ts'
import { cadence, touchpoint } from '../shapes/contact.ts'
import { checkIn } from '../shapes/goal.ts'
import { joined, type Partnership, speaks } from '../shapes/partnership.ts'
import { endorsed } from '../shapes/vision.ts'
import { work } from '../shapes/work.ts'

const host = 'riverbend-outreach'
const post = 'veterans-post'
const church = 'gracewater-church'
const all = [host, post, church]
/** Gracewater doesn't sign in: what it agrees to arrives by letter or telephone. */
const letter = (text: string): OnBehalf => ({ by: 'amara-osei', evidence: 'letter', note: en(text) })
const call = (text: string): OnBehalf => ({ by: 'amara-osei', evidence: 'call', note: en(text) })

export const ridesToCare = {
  key: 'rides-to-care', name: 'Rides to Care',
  purpose: en('So that no veteran misses the specialist clinic because there was no ride.'),
  communities: ['veterans', 'without-a-car'],
  startedDay: -260, startedBy: 'amara-osei',
  partners: [joined(host, -260, -260), joined(post, -260, -255), { ...joined(church, -250, -238), onBehalf: letter('Pastor Grant’s letter, signed, on file.') }],
  representatives: [speaks(host, 'amara-osei', -260), speaks(post, 'ray-dombrowski', -255), speaks(church, 'ezekiel-grant', -238)],
  stageHistory: [
    { stage: 'advise', day: -260, decidedBy: 'amara-osei', reason: en('Earl missed two appointments in a row and was too proud to say why.') },
    { stage: 'acclimate', day: -140, decidedBy: 'ray-dombrowski', reason: en('Everybody has said yes, two of them on paper.') },
  ],
  visionVersions: [{ day: -200, by: 'ray-dombrowski', text: en('Whoever served and has an appointment has a seat, there and back, with someone who waits.'), endorsements: [endorsed(post, 'ray-dombrowski', -200), endorsed(host, 'amara-osei', -198), { ...endorsed(church, 'ezekiel-grant', -186), onBehalf: letter('“We stand behind every word of it.” Letter of the church office.') }] }],
  goals: [{
    key: 'missed', what: en('Missed appointments fall from ten a month to two'), measure: { name: 'Appointments missed for want of a ride', unit: 'a month', baseline: 10, target: 2 }, whyAchievable: en('One minibus run on Tuesdays would cover seven of the ten.'), need: en('The specialist clinic is fifty minutes away by car'), dueDay: 130, setDay: -180,
    owners: [{ organization: post, person: 'tasha-greene' }, { organization: church, person: 'clyde-jefferson' }], reviewEveryDays: 60, checkIns: [checkIn(-122, 'tasha-greene', 9, en('One ride by private car.')), checkIn(-64, 'tasha-greene', 7, en('First Tuesday with the minibus.')), checkIn(-15, 'tasha-greene', 5, en('Clyde waits at the clinic with a thermos.'))],
  }],
  roles: [
    {
      key: 'driving', work: en('Drive and wait'), assignments: [
        { organization: host, letter: 'I', acceptedDay: -175 }, { organization: post, letter: 'R', acceptedDay: -175 },
        { organization: church, letter: 'A', acceptedDay: -170, onBehalf: call('Pastor Grant said yes on the phone and repeated the days.') },
      ],
    },
    work('booking', en('Take bookings'), { [host]: 'C', [post]: 'A' }, -175),
    work('fuel', en('Pay for fuel'), { [host]: 'A', [post]: 'I' }, -174),
  ],
  commitments: [
    promise('fuel-1', host, [church], 'ruth-adler', en('Fuel money for the first ten runs'), [-150, -146, -100], { fulfilment: done(-103, 'ruth-adler'), acknowledgedDay: -96 }),
    promise('fuel-2', host, [church], 'ruth-adler', en('Fuel money for the next ten runs'), [-70, -64, -30], { fulfilment: done(-31, 'ruth-adler'), acknowledgedDay: -26 }),
    promise('large-print', host, [post], 'bobby-tran', en('A timetable in large print'), [-120, -118, -85], { fulfilment: done(-76, 'bobby-tran', en('Printed twice: the first was not large.')), acknowledgedDay: -75 }),
    promise('tuesday-run', church, [post], 'clyde-jefferson', en('The minibus on ten Tuesdays'), [-150, -146, -60], { onBehalf: letter('In the letter about the minibus.'), fulfilment: done(-62, 'clyde-jefferson', en('Ten Tuesdays, no breakdown.'), { onBehalf: call('Lottie Grant read the log over the phone.') }), acknowledgedDay: -60 }),
    promise('second-driver', church, [host, post], 'ezekiel-grant', en('A second driver'), [-110, -108, -55], { onBehalf: call('Promised on the phone.'), fulfilment: done(-41, 'ezekiel-grant', en('Found after two Sundays of asking.'), { onBehalf: call('Pastor Grant called to say so.') }), acknowledgedDay: -40 }),
    promise('lift-check', church, [host], 'lottie-grant', en('Have the lift of the minibus inspected'), [-45, -43, 18], { onBehalf: letter('Note with the fuel receipts.') }),
    promise('booking-phone', post, [church], 'tasha-greene', en('A booking phone, answered until noon'), [-150, -146, -120], { fulfilment: done(-121, 'tasha-greene'), acknowledgedDay: -118 }),
    promise('waiting-volunteers', post, [church, host], 'ray-dombrowski', en('Somebody who waits with people who need it'), [-120, -118, -70], { fulfilment: done(-72, 'ray-dombrowski'), acknowledgedDay: -70 }),
  ],
  cadences: [cadence(post, 30, 'phone', -130, -128, 'en', 'Who needs a ride next month'), { ...cadence(church, 30, 'phone', -130, -124, 'en', 'The minibus on Tuesdays'), onBehalf: call('Once a month, Tuesday morning, is fine.') }],
  touchpoints: [
    touchpoint('earl', 'visit', -259, [host, post], ['amara-osei', 'ray-dombrowski', 'earl-simmons'], en('Coffee with Earl. He had walked to the highway and turned around.')),
    touchpoint('listening-post', 'listening_session', -230, [host, post], ['ines-caldeira', 'tasha-greene'], en('Fourteen members. The ride there is one thing; the hours alone in the waiting room another.'), { communityMembers: { community: 'veterans', count: 14 } }),
    touchpoint('letter-minibus', 'mail', -238, [host, church], ['amara-osei', 'lottie-grant'], en('A letter on paper, in blue ink: the minibus may be used on Tuesdays.')),
    touchpoint('kitchen-meeting', 'meeting', -128, all, ['amara-osei', 'ray-dombrowski', 'ezekiel-grant', 'clyde-jefferson'], en('In the church kitchen. Bookings by phone only; nobody there wants an app.')),
    touchpoint('concerns-asked', 'call', -90, [host, post], ['tomas-rivera', 'tasha-greene'], en('Nothing to complain about, except that the clinic changes times without telling.')),
    touchpoint('clyde-call', 'call', -21, [host, church], ['tomas-rivera', 'clyde-jefferson'], en('The lift squeaks. Lottie is arranging the inspection.'), { followUp: 'lift-check' }),
    touchpoint('tasha-figures', 'call', -15, [host, post], ['tomas-rivera', 'tasha-greene'], en('Five missed last month, down from ten.')),
  ],
  evidence: [],
} satisfies Partnership
