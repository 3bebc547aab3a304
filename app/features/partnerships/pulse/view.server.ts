import type { Tx } from '#platform/context/context.server.ts'
import type { Day } from '#platform/context/days.ts'
import { type KeptRate, keptRate } from '../commitments/commitment.ts'
import { ledgerOf } from '../commitments/reads.server.ts'
import { keptRates } from '../commitments/tallies.server.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { type OwnResults, ownResultsOf } from './items/view.server.ts'
import {
  gapsOf,
  gapWorthATalk,
  meanCollaboration,
  type Received,
  receivedBy,
  type Tie,
  trustOf,
  type Wave,
} from './pulse.ts'
import { commentsOf } from './reads.server.ts'

export interface PartnerFigures {
  organizationId: string
  name: string
  received: Received
  /** What the ledger of this partnership says beside how reliable the others find it. */
  kept: { kept: number; counted: number } | null
}
export interface Talk {
  one: string
  other: string
  oneSays: number
  otherSays: number
}
export interface WaveView {
  partners: PartnerFigures[]
  /** The last day that the promises beside it were due on; null for all there are. */
  keptUntil: Day | null
  talks: Talk[]
  /** The mean level of collaboration over all that was said. */
  collaboration: number | null
  comments: { organization: string; text: string }[]
  /** What was answered to the workspace's own questions. */
  own: OwnResults
}

/**
 * What a wave comes to, partner by partner in the partnership's own order: nobody is ranked. Beside an earlier one stand the
 * promises that were due by `keptUntil`, as whoever answered can't have had later ones in mind.
 */
export async function viewOfWave(
  tx: Tx,
  wave: Wave,
  ties: readonly Tie[],
  keptUntil: Day | null = null,
): Promise<WaveView> {
  const { id: partnershipId, partners } = await readPartnership(tx, wave.partnershipId)
  const rates =
    keptUntil === null ? await keptRates(tx, { partnershipId }) : await ratesBy(tx, partnershipId, keptUntil)
  const nameOf = (id: string) => partners.find(({ organizationId }) => organizationId === id)?.name ?? ''
  return {
    partners: partners.flatMap(({ organizationId, name }) => {
      const received = receivedBy(ties, organizationId)
      const rate = rates.get(organizationId)
      const kept =
        rate === undefined || rate.counted === 0 ? null : { kept: rate.kept, counted: rate.counted }
      return received === null ? [] : [{ organizationId, name, received, kept }]
    }),
    keptUntil,
    talks: gapsOf(ties, trustOf)
      .filter(({ gap }) => gap >= gapWorthATalk)
      .map(({ between: [one, other], said: [oneSays, otherSays] }) => ({
        one: nameOf(one),
        other: nameOf(other),
        oneSays,
        otherSays,
      })),
    collaboration: meanCollaboration(ties),
    comments: await commentsOf(tx, wave),
    own: await ownResultsOf(tx, wave),
  }
}

/** The kept rates of a partnership's promisors, of what was due by a day. */
async function ratesBy(tx: Tx, partnershipId: string, day: Day): Promise<ReadonlyMap<string, KeptRate>> {
  const due = (await ledgerOf(tx, partnershipId)).filter(
    ({ standing }) => standing.dueOn !== null && standing.dueOn <= day,
  )
  return new Map(
    [...Map.groupBy(due, (row) => row.promisor.id)].map(([id, rows]) => [
      id,
      keptRate(rows.map((row) => row.standing)),
    ]),
  )
}
