import type { Recorded } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { Forbidden, isRefusal, Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import { openPartnership, readPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { answersItself } from './candidates.server.ts'
import type { Concern } from './concern.ts'
import { readConcern } from './reads.server.ts'

/** By which a raiser without a name is known; null for somebody who signs in. */
export type Key = string | null

/**
 * The concern to act on and its partnership: the load of every verb. Throws NotFound out of reach; a concluded
 * partnership is a Refusal. Two who act at once come one after the other.
 */
export async function openConcern(
  tx: Tx,
  id: string,
  key: Key = null,
): Promise<{ concern: Concern; partnership: Partnership } | Refusal> {
  await readConcern(tx, id, key)
  await hold(tx, 'concerns', id)
  const concern = await readConcern(tx, id, key)
  // Whoever comes by a key, a raiser without a name or a steward from outside, takes part in no partnership.
  const partnership =
    tx.actor.kind === 'link'
      ? await readPartnership(tx, concern.partnershipId)
      : await openPartnership(tx, concern.partnershipId)
  if (isRefusal(partnership)) return partnership
  if (partnership.concludedOn !== null)
    return new Refusal('partnership_concluded', { on: partnership.concludedOn })
  if (key === null) allow(tx.actor, partnershipPolicy.raiseConcern)
  return { concern, partnership }
}

/** The load of what is promised from a concern. Throws Forbidden for who reads no more of it than its summary. */
export async function openKnownConcern(tx: Tx, id: string): ReturnType<typeof openConcern> {
  const opened = await openConcern(tx, id)
  if (!isRefusal(opened) && opened.concern.about === null) throw new Forbidden()
  return opened
}

/** Throws Forbidden for who is not its steward, nor, where nobody else could be, one of those it is about. */
export async function allowSeeingTo(
  tx: Tx,
  { concern, partnership }: { concern: Concern; partnership: Partnership },
): Promise<void> {
  if (concern.as.steward) return
  allow(tx.actor, partnershipPolicy.workTogether)
  if (!(await answersItself(tx, concern, partnership))) throw new Forbidden()
}

/**
 * How an act on a concern stands in history. An open one shows in its partnership; of a confidential one only the
 * own organization reads that something was done, never what it is about; of an anonymous raiser nothing is said
 * but that there was an act on that day.
 */
export const said = (
  tx: Tx,
  concern: Pick<Concern, 'id' | 'partnershipId' | 'openness'>,
  key: Key = null,
): Recorded => ({
  subject: { kind: 'concern', id: concern.id },
  partnershipId: concern.openness === 'open' ? concern.partnershipId : null,
  audienceOrganizationId: concern.openness === 'open' || key !== null ? null : tx.actor.organizationId,
  byNobody: key !== null,
})
