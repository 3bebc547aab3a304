import { addDays } from '#platform/context/days.ts'
import type { WarningSource } from '#platform/features/feature.server.ts'
import { limitOf } from '#platform/settings/change-workspace.server.ts'
import { formatDay, formatDistance } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { agreementsEndingBy, draftsThatFollow } from './reads.server.ts'

/** An agreement in force whose last day comes near and in whose place nothing is signed. */
export const agreementExpiring: WarningSource = {
  kind: 'agreement',
  label: () => m.warning_kind_agreement(),
  find: async (tx, { partnershipId }) => {
    const days = await limitOf(tx, 'agreementSecondReminderDays')
    const found = await agreementsEndingBy(tx, addDays(tx.today, days), partnershipId)
    const drafts = await draftsThatFollow(
      tx,
      found.map((one) => one.id),
    )
    return found.flatMap((agreement) => {
      const { endsOn } = agreement
      if (endsOn === null) return []
      const draft = drafts.get(agreement.id)
      return [
        {
          kind: 'agreement',
          id: `agreement ${agreement.id}`,
          partnershipId: agreement.partnershipId,
          since: addDays(endsOn, -days),
          text: m.warning_agreement({
            title: agreement.title,
            day: formatDay(endsOn, tx.today),
            when: formatDistance(endsOn, tx.today),
          }),
          records: [{ text: agreement.title, href: `/agreements/${agreement.id}` }],
          next:
            draft === undefined
              ? { text: m.warning_next_agreement(), href: `/agreements/${agreement.id}/follow` }
              : { text: m.warning_next_agreement_draft(), href: `/agreements/${draft}` },
        },
      ]
    })
  },
}
