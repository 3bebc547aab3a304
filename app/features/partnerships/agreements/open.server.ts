import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { isRefusal, type Refusal } from '#platform/errors/errors.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import type { Agreement } from './agreement.ts'
import { readAgreement } from './reads.server.ts'

export interface Opened {
  agreement: Agreement
  partnership: Partnership
}

/**
 * The load of every verb on an agreement, in a partnership that is open. The row is locked, so that two people
 * who sign, send or call back in the same moment are told one after the other.
 */
export async function openAgreement(tx: Tx, id: string): Promise<Opened | Refusal> {
  await hold(tx, 'agreements', id)
  const agreement = await readAgreement(tx, id)
  const partnership = await openPartnership(tx, agreement.partnershipId)
  return isRefusal(partnership) ? partnership : { agreement, partnership }
}

/** What every act on an agreement says in history. */
export const aboutAgreement = ({ agreement }: Opened) => ({
  subject: { kind: 'agreement', id: agreement.id },
  partnershipId: agreement.partnershipId,
})
