import type { Course } from '#features/partnerships/proposals/proposal.ts'
import { type Day, en, type Text } from './demo.ts'

/** What somebody proposed to those who decide. Without an answer it waits, or was answered by doing it. */
export interface ToldProposal {
  /** Told with this partnership; what it is about, unless a new one is proposed. */
  partnership: string
  what:
    | { kind: 'partner'; organization: string }
    | { kind: Course }
    | {
        kind: 'partnership'
        name: string
        purpose: Text
        organizations: readonly string[]
        others: readonly string[]
        communities: readonly string[]
      }
  by: string
  day: Day
  reason: Text
  declined?: { by: string; day: Day; reason: Text }
  /** By who proposed it. */
  withdrawnDay?: Day
}

/** Of each kind at least one: accepted, declined, taken back, and two that wait for Amara. */
export const proposals: readonly ToldProposal[] = [
  {
    partnership: 'maple-walk-in',
    what: { kind: 'partner', organization: 'county-health' },
    by: 'dana-whitfield',
    day: -326,
    reason: en(
      'They have the van and the license for vaccines. Without them we send people across town again.',
    ),
  },
  {
    partnership: 'reading-boats',
    what: { kind: 'conclusion' },
    by: 'margaret-sloan',
    day: -122,
    reason: en(
      'We run the landing from our own timetable and pay for it ourselves. We can say so, and be proud of it.',
    ),
  },
  {
    partnership: 'food-forward',
    what: { kind: 'pause' },
    by: 'gloria-okafor',
    day: -147,
    reason: en('Both our drivers are ill, and I will not promise food that nobody can bring.'),
    withdrawnDay: -144,
  },
  {
    partnership: 'homework-harbor',
    what: { kind: 'partner', organization: 'riverbend-library' },
    by: 'thanh-nguyen',
    day: -74,
    reason: en('The quiet room on the second floor stands empty at four, and their tutors know our pupils.'),
    declined: {
      by: 'amara-osei',
      day: -68,
      reason: en(
        'We asked Margaret: their evenings are full until spring. We keep borrowing the room, and ask again then.',
      ),
    },
  },
  {
    partnership: 'reading-boats',
    what: { kind: 'reopening' },
    by: 'teresa-molina',
    day: -46,
    reason: en('Three families moved to the far bank and ask when the boat comes to them.'),
    declined: {
      by: 'amara-osei',
      day: -41,
      reason: en(
        'The far bank is on the library’s own timetable from next month, and Margaret calls you about the stop. We need no second boat for it.',
      ),
    },
  },
  {
    partnership: 'tea-and-paperwork',
    what: { kind: 'pause' },
    by: 'duc-pham',
    day: -21,
    reason: en('The hall is under water, and our elders will not climb the stairs of the parish house.'),
  },
  {
    partnership: 'tea-and-paperwork',
    what: { kind: 'resumption' },
    by: 'patrick-doyle',
    day: -2,
    reason: en(
      'Our ground floor has a ramp since last week and is free on Mondays. The letters do not wait for the hall to dry.',
    ),
  },
  {
    partnership: 'homework-harbor',
    what: {
      kind: 'partnership',
      name: 'Summer at the Harbor',
      purpose: en('So that nobody between eleven and fourteen is alone at home in July.'),
      organizations: ['riverbend-library'],
      others: ['Mill Road Skate Club'],
      communities: ['harbor-district'],
    },
    by: 'lucia-ferrer',
    day: -3,
    reason: en(
      'Homework Harbor stops with school, and the parents ask us every week what comes after. The skate club has a shed and eleven helpers who want to.',
    ),
  },
]
