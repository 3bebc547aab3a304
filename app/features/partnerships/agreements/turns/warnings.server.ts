import { dayIn } from '#platform/context/days.ts'
import type { WarningSource } from '#platform/features/feature.server.ts'
import type { Warning } from '#platform/features/warning.ts'
import { limitOf } from '#platform/settings/change-workspace.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { agreementsHandedOverBy } from '../waiting.server.ts'
import { takingOf } from './reads.server.ts'
import { freeOn } from './turn.ts'

/** A side that was handed the pen and has been silent for so long that any side may take it. */
export const textSilent = {
  kind: 'agreement.turn',
  label: () => m.warning_kind_agreement_turn(),
  find: async (tx, { partnershipId }) => {
    const days = await limitOf(tx, 'agreementTurnDays')
    // A day more than is needed, as days end in the workspace's zone; `freeOn` is exact.
    const by = new Date(tx.now.getTime() - (days - 1) * 86_400_000)
    const warnings: Warning[] = []
    for (const agreement of await agreementsHandedOverBy(tx, by, partnershipId)) {
      const taking = await takingOf(tx, agreement, await readPartnership(tx, agreement.partnershipId))
      const since = freeOn(taking)
      if (since > tx.today) continue
      const { turn } = agreement
      warnings.push({
        kind: 'agreement.turn',
        id: `agreement.turn ${agreement.id}`,
        partnershipId: agreement.partnershipId,
        since,
        text: m.warning_agreement_turn({
          title: agreement.title,
          organization: turn.organizationName,
          day: formatDay(taking.lastActOn ?? dayIn(tx.workspace.timeZone, turn.givenAt), tx.today),
        }),
        records: [{ text: agreement.title, href: `/agreements/${agreement.id}` }],
        next: { text: m.warning_next_agreement_turn(), href: `/agreements/${agreement.id}` },
      })
    }
    return warnings
  },
} satisfies WarningSource
