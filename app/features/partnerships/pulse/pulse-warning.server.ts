import type { WarningSource } from '#platform/features/feature.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { figureWords } from './say.ts'
import { fallsOf, fallsWithin } from './tally.server.ts'

const idOf = ({ waveId, organizationId }: { waveId: string; organizationId: string }) =>
  `pulse ${waveId} ${organizationId}`

/** A partner whom the others trust less, or are less content with, than in the pulse before. Too few answers say nothing. */
export const pulseFalling = {
  kind: 'pulse',
  label: () => m.warning_kind_pulse(),
  find: async (tx, { partnershipId }) =>
    (await fallsWithin(tx, partnershipId)).map((fall) => ({
      kind: 'pulse',
      id: idOf(fall),
      partnershipId: fall.partnershipId,
      since: fall.on,
    })),
  tell: async (tx, noticed) => {
    const partnerships = await fallsOf(tx, [...new Set(noticed.map((one) => one.partnershipId))])
    const told = new Map(
      partnerships.flatMap(({ now, before, falls }) =>
        falls.map((fall) => [idOf(fall), { fall, now, before }] as const),
      ),
    )
    return noticed.flatMap((one) => {
      const found = told.get(one.id)
      if (found === undefined) return []
      const { fall, now, before } = found
      const facts = {
        organization: fall.organizationName,
        from: figureWords(fall.from),
        to: figureWords(fall.to),
        day: formatDay(now.openedOn, tx.today),
      }
      return [
        {
          ...one,
          text: fall.figure === 'trust' ? m.warning_pulse_trust(facts) : m.warning_pulse_satisfaction(facts),
          records: [now, before].map((wave) => ({
            text: m.pulse_wave_row({ day: formatDay(wave.openedOn, tx.today) }),
            href: `/pulse/${wave.id}`,
          })),
          next: { text: m.warning_next_pulse(), href: `/partnerships/${one.partnershipId}/pulse` },
        },
      ]
    })
  },
} satisfies WarningSource
