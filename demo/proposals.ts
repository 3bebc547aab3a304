import { type Day, en, type Text } from './demo.ts'

/** What somebody proposed to those who decide. Without an answer it waits, or was answered by doing it. */
export interface ToldProposal {
  /** Told with this partnership; what it is about, unless a new one is proposed. */
  partnership: string
  what:
    | { kind: 'partner'; organization: string }
    | { kind: 'conclusion' }
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
}

/** A partner and a conclusion that came of it, one that was declined, and a new partnership that waits for Amara. */
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
