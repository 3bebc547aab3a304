import type { Chapter } from '#platform/features/dossier.server.ts'
import { formatDay, formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Entries } from '../dossier/entries.tsx'
import { recurringOf } from './reads.server.ts'
import { planText } from './say.ts'

/** What comes round: who promises what to whom, how often, and since when it is agreed. */
export const recurringChapter: Chapter = {
  name: 'recurring',
  order: 52,
  title: () => m.recurring_title(),
  write: async (tx, partnershipId) => {
    const promises = await recurringOf(tx, partnershipId)
    if (promises.length === 0) return null
    return (
      <Entries
        entries={promises.map((one) => ({
          key: one.id,
          title: one.text,
          text: one.details,
          beside: [
            m.recurring_quoted_by({
              promisor: one.promisor.name,
              names: formatList(one.beneficiaries.map(({ name }) => name)),
              plan: planText(one, tx.today),
            }),
            one.clause ?? '',
            ...one.accepted
              .filter(({ weight }) => weight === 'counts')
              .map(({ organization, acceptedOn }) =>
                m.recurring_accepted_by({ organization, day: formatDay(acceptedOn) }),
              ),
            one.untouched ? m.recurring_state_waiting() : '',
            one.endedOn === null
              ? ''
              : m.recurring_ended_because({ day: formatDay(one.endedOn), reason: one.endedReason }),
          ],
        }))}
      />
    )
  },
}
