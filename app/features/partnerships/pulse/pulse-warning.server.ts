import type { WarningSource } from '#platform/features/feature.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { bandOf, lastDay, receivedBy, turnoutOf } from './pulse.ts'
import { lastTwoWaves, tiesOfWaves } from './reads.server.ts'
import { figureWords } from './say.ts'
import { pulseFalls } from './warnings.ts'

/** A partner whom the others trust less, or are less content with, than in the pulse before. Too few answers say nothing. */
export const pulseFalling = {
  kind: 'pulse',
  label: () => m.warning_kind_pulse(),
  find: async (tx, { partnershipId }) => {
    const waves = await lastTwoWaves(tx, partnershipId)
    const ties = await tiesOfWaves(tx, waves)
    return [...Map.groupBy(waves, (wave) => wave.partnershipId).values()].flatMap((both) => {
      const [now, before] = both
      if (now === undefined || before === undefined) return []
      const carries = both.every(({ turnout }) => {
        const { answered, invited } = turnoutOf(turnout)
        return bandOf(answered, invited) !== 'caution'
      })
      if (!carries) return []
      return now.turnout.flatMap(({ organizationId, name }) => {
        const then = receivedBy(ties.get(before.id) ?? [], organizationId)
        const received = receivedBy(ties.get(now.id) ?? [], organizationId)
        const fell = then === null || received === null ? null : pulseFalls(then, received)
        if (fell === null) return []
        const facts = {
          organization: name,
          from: figureWords(fell.from),
          to: figureWords(fell.to),
          day: formatDay(lastDay(now), tx.today),
        }
        return [
          {
            kind: 'pulse',
            id: `pulse ${now.id} ${organizationId}`,
            partnershipId: now.partnershipId,
            since: lastDay(now),
            text:
              fell.figure === 'trust' ? m.warning_pulse_trust(facts) : m.warning_pulse_satisfaction(facts),
            records: both.map((wave) => ({
              text: m.pulse_wave_row({ day: formatDay(wave.openedOn, tx.today) }),
              href: `/pulse/${wave.id}`,
            })),
            next: { text: m.warning_next_pulse(), href: `/partnerships/${now.partnershipId}/pulse` },
          },
        ]
      })
    })
  },
} satisfies WarningSource
