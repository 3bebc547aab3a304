import type { Day } from '#platform/context/days.ts'
import { lastDay, receivedBy, type Tie, type Wave } from './pulse.ts'

export interface PartnerTrend {
  organizationId: string
  name: string
  /** A wave each, the earliest first; those in which nobody spoke of the partner are left out. */
  points: { on: Day; waveId: string; trust: number; satisfaction: number }[]
}

/** Trust and satisfaction received by wave, for each partner. Waves come latest first, as they are read. */
export const trendsOf = (
  waves: readonly Wave[],
  ties: ReadonlyMap<string, readonly Tie[]>,
  partners: readonly { organizationId: string; name: string }[],
): PartnerTrend[] =>
  partners.map(({ organizationId, name }) => ({
    organizationId,
    name,
    points: waves.toReversed().flatMap((wave) => {
      const received = receivedBy(ties.get(wave.id) ?? [], organizationId)
      return received === null
        ? []
        : [
            {
              on: lastDay(wave),
              waveId: wave.id,
              trust: received.trust,
              satisfaction: received.satisfaction,
            },
          ]
    }),
  }))
