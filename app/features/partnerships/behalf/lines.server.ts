import type { Tx } from '#platform/context/context.server.ts'
import { can } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../policy.ts'
import type { BehalfAct } from './behalf.ts'
import { behalfActsOf } from './reads.server.ts'
import { behalfWords } from './words.server.ts'

/** An act recorded for a partner as a list shows it, in the reader's words. */
export interface BehalfLine extends BehalfAct {
  did: string
  about: string
  mailed: boolean
}

/** What was recorded for the partners of a partnership in reach, the latest first. */
export async function behalfLines(tx: Tx, partnershipId: string): Promise<BehalfLine[]> {
  // The address is for those who keep in touch; the other partners need not have it.
  const mayKnow = can(tx.actor, partnershipPolicy.actOnBehalf)
  const lines: BehalfLine[] = []
  for (const act of await behalfActsOf(tx, partnershipId))
    lines.push({
      ...act,
      ...(await behalfWords(tx, act)),
      mailed: act.mailedTo !== null,
      mailedTo: mayKnow ? act.mailedTo : null,
    })
  return lines
}
