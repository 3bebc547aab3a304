import type { Tx } from '#platform/context/context.server.ts'
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
  talks: Talk[]
  /** The mean level of collaboration over all that was said. */
  collaboration: number | null
  comments: { organization: string; text: string }[]
  /** What was answered to the workspace's own questions. */
  own: OwnResults
}

/** What a wave comes to, partner by partner in the partnership's own order: nobody is ranked. */
export async function viewOfWave(tx: Tx, wave: Wave, ties: readonly Tie[]): Promise<WaveView> {
  const { partners } = await readPartnership(tx, wave.partnershipId)
  const rates = await keptRates(tx, { partnershipId: wave.partnershipId })
  const nameOf = (id: string) => partners.find(({ organizationId }) => organizationId === id)?.name ?? ''
  return {
    partners: partners.flatMap(({ organizationId, name }) => {
      const received = receivedBy(ties, organizationId)
      const rate = rates.get(organizationId)
      const kept =
        rate === undefined || rate.counted === 0 ? null : { kept: rate.kept, counted: rate.counted }
      return received === null ? [] : [{ organizationId, name, received, kept }]
    }),
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
