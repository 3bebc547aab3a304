import { v4 } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Forbidden, isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { inPerson } from '#platform/policy/person.ts'
import { allow } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../policy.ts'
import { type Candidate, neutralFor, sidesOf } from './candidates.server.ts'
import type { Concern } from './concern.ts'
import { type Key, openConcern, said } from './open.server.ts'
import { readConcern } from './reads.server.ts'
import { tellFormerSteward, tellRaiser, tellSteward } from './tell.server.ts'

export const writeSteward = (
  tx: Tx,
  concern: Pick<Concern, 'id' | 'openness'>,
  { personId, organizationId, ombudspersonId }: Candidate,
  /** Whoever raised it has said yes, by asking for them; else who proposed. */
  proposed: { agreed: true } | { agreed: false; byPersonId: string | null },
) =>
  tx.db
    .insertInto('concernStewards')
    .values({
      workspaceId: tx.workspace.id,
      id: v4(),
      concernId: concern.id,
      personId,
      organizationId,
      namingId: ombudspersonId,
      proposedOn: tx.today,
      agreedOn: proposed.agreed ? tx.today : null,
      proposedByPersonId: proposed.agreed ? null : proposed.byPersonId,
      // Of an anonymous one the morning's job tells.
      toldOn: concern.openness === 'anonymous' ? null : tx.today,
    })
    .execute()

/**
 * Asks somebody to see to it: the raiser, who thereby agrees; or of an open one anybody who works in the partnership,
 * and then the raiser says yes before anybody is asked. Who has not answered is asked no more. Of a steward who has
 * said yes only the raiser asks somebody else, and from then on they read no more than others do.
 */
export async function proposeSteward(
  tx: Tx,
  id: string,
  { personId }: { personId: string },
  key: Key = null,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openConcern(tx, id, key)
  if (isRefusal(opened)) return opened
  const { concern, partnership } = opened
  if (!concern.as.raiser) {
    if (concern.openness !== 'open') throw new Forbidden()
    allow(tx.actor, partnershipPolicy.workTogether)
  }
  const former = concern.steward !== null && concern.steward.acceptedOn !== null ? concern.steward : null
  if (former !== null && !concern.as.raiser) return new Refusal('concern_has_steward')
  if (former !== null && concern.settlement !== null) return new Refusal('concern_settled')
  if (former?.person.id === personId) return new Refusal('concern_has_steward')
  const candidate = (await neutralFor(tx, partnership, sidesOf(concern))).find(
    (one) => one.personId === personId,
  )
  if (candidate === undefined) return new Refusal('concern_steward_side')
  // Also one who said yes and can't come in any more.
  await tx.db
    .updateTable('concernStewards')
    // Of an anonymous one the morning's job tells whoever saw to it until now.
    .set({
      endedOn: tx.today,
      ...(former !== null && concern.openness === 'anonymous' ? { toldOn: null } : {}),
    })
    .where('workspaceId', '=', tx.workspace.id)
    .where('concernId', '=', id)
    .where('declinedOn', 'is', null)
    .where('endedOn', 'is', null)
    .execute()
  // One raised by a program, or by somebody whose data was erased, has nobody to agree.
  const agreed = concern.as.raiser || concern.raisedBy?.person == null
  await writeSteward(tx, concern, candidate, agreed ? { agreed } : { agreed, byPersonId: tx.actor.personId })
  const historyId = await (former === null
    ? record(tx, 'concern.steward_proposed', said(tx, concern, key))
    : record(tx, 'concern.steward_replaced', {
        ...said(tx, concern, key),
        ...(key === null ? { before: { stewardId: former.id } } : {}),
      }))
  if (former !== null && concern.openness !== 'anonymous') await tellFormerSteward(tx, concern, 'replaced')
  if (!agreed) await tellRaiser(tx, id, 'proposed')
  else if (concern.openness !== 'anonymous') await tellSteward(tx, await readConcern(tx, id, key))
  return { historyId }
}

/** Whoever raised it says yes to a steward that somebody else proposed; now they are asked. */
export async function agreeToSteward(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const proposed = await proposedToMe(tx, id)
  if (isRefusal(proposed)) return proposed
  await setSteward(tx, proposed.stewardId, { agreedOn: tx.today })
  const historyId = await record(tx, 'concern.steward_agreed', said(tx, proposed.concern))
  await tellSteward(tx, await readConcern(tx, id))
  return { historyId }
}

/** Whoever raised it wants somebody else; the one proposed is not asked. */
export async function refuseSteward(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const proposed = await proposedToMe(tx, id)
  if (isRefusal(proposed)) return proposed
  await setSteward(tx, proposed.stewardId, { endedOn: tx.today })
  const historyId = await record(tx, 'concern.steward_refused', {
    ...said(tx, proposed.concern),
    before: { stewardId: proposed.stewardId },
  })
  return { historyId }
}

export async function proposedToMe(
  tx: Tx,
  id: string,
): Promise<{ concern: Concern; stewardId: string } | Refusal> {
  const opened = await openConcern(tx, id)
  if (isRefusal(opened)) return opened
  const { concern } = opened
  inPerson(tx.actor)
  if (!concern.as.raiser) throw new Forbidden()
  if (concern.steward === null || concern.steward.agreedOn !== null)
    return new Refusal('concern_nobody_proposed')
  return { concern, stewardId: concern.steward.id }
}

/** Whoever was asked says yes, and from now on reads and answers. */
export async function acceptStewardship(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const asked = await askedMe(tx, id)
  if (isRefusal(asked)) return asked
  await setSteward(tx, asked.stewardId, { acceptedOn: tx.today })
  const historyId = await record(tx, 'concern.steward_accepted', said(tx, asked.concern))
  await tellRaiser(tx, id, 'accepted')
  return { historyId }
}

/** Whoever was asked says no; the raiser asks somebody else. */
export async function declineStewardship(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const asked = await askedMe(tx, id)
  if (isRefusal(asked)) return asked
  await tellRaiser(tx, id, 'declined')
  await setSteward(tx, asked.stewardId, { declinedOn: tx.today })
  const historyId = await record(tx, 'concern.steward_declined', {
    ...said(tx, asked.concern),
    before: { stewardId: asked.stewardId },
  })
  return { historyId }
}

/** The inverse of accepting: asked again, as before. */
export const unacceptStewardship: Inverse = async (tx, entry) => {
  const opened = await openConcern(tx, entry.subjectId)
  if (isRefusal(opened)) return opened
  const { steward, as, acknowledgedOn } = opened.concern
  if (!as.steward || steward === null) throw new Forbidden()
  if (acknowledgedOn !== null) return new Refusal('concern_acknowledged')
  await setSteward(tx, steward.id, { acceptedOn: null })
  await record(tx, 'concern.steward_unaccepted', said(tx, opened.concern))
  return undefined
}

export async function askedMe(
  tx: Tx,
  id: string,
): Promise<{ concern: Concern; stewardId: string } | Refusal> {
  const opened = await openConcern(tx, id)
  if (isRefusal(opened)) return opened
  const { concern } = opened
  allow(tx.actor, partnershipPolicy.workTogether)
  inPerson(tx.actor)
  if (concern.as.steward) return new Refusal('concern_has_steward')
  if (!concern.as.asked || concern.steward === null) throw new Forbidden()
  return { concern, stewardId: concern.steward.id }
}

export const setSteward = (
  tx: Tx,
  id: string,
  values: {
    agreedOn?: string
    acceptedOn?: string | null
    declinedOn?: string | null
    endedOn?: string | null
  },
) =>
  tx.db
    .updateTable('concernStewards')
    .set(values)
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
