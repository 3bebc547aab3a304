import { v4 } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Forbidden, isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { type Partnership, presentPartners } from '../partnerships/partnership.ts'
import { partnershipPolicy } from '../policy.ts'
import { type Concern, takesNoSide } from './concern.ts'
import { type Key, openConcern, said } from './open.server.ts'
import { tellRaiser, tellSteward } from './tell.server.ts'

export interface Candidate {
  personId: string
  name: string
  organizationId: string
  organization: string
}

/** Who could be steward in a partnership: people of its partners who sign in and may work in it. */
export const candidatesFor = (tx: Tx, partnership: Partnership): Promise<Candidate[]> =>
  tx.db
    .selectFrom('memberships as m')
    .innerJoin('people as p', (join) =>
      join.onRef('p.workspaceId', '=', 'm.workspaceId').onRef('p.id', '=', 'm.personId'),
    )
    .innerJoin('organizations as o', (join) =>
      join.onRef('o.workspaceId', '=', 'm.workspaceId').onRef('o.id', '=', 'm.organizationId'),
    )
    .where('m.workspaceId', '=', tx.workspace.id)
    .where('m.endedAt', 'is', null)
    .where('m.role', '<>', 'viewer')
    .where('m.organizationId', 'in', [
      ...presentPartners(partnership.partners).map((partner) => partner.organizationId),
      tx.workspace.id,
    ])
    .where('p.deletedAt', 'is', null)
    .select(['p.id as personId', 'p.name', 'o.id as organizationId', 'o.name as organization'])
    .orderBy('o.nameKey')
    .orderBy('p.nameKey')
    .execute()

export const sidesOf = (concern: Concern) => ({
  parties: concern.parties.map((one) => one.id),
  raiserOrganizationId: concern.raisedBy?.organization.id ?? null,
  raiserId: concern.raisedBy?.person?.id ?? null,
})

export const writeSteward = (
  tx: Tx,
  concern: Pick<Concern, 'id' | 'openness'>,
  { personId, organizationId }: Pick<Candidate, 'personId' | 'organizationId'>,
) =>
  tx.db
    .insertInto('concernStewards')
    .values({
      workspaceId: tx.workspace.id,
      id: v4(),
      concernId: concern.id,
      personId,
      organizationId,
      proposedOn: tx.today,
      // Of an anonymous one the morning's job tells.
      toldOn: concern.openness === 'anonymous' ? null : tx.today,
    })
    .execute()

/** Asks somebody to see to it: the raiser, or of an open one anybody who works in the partnership. Who has not answered is asked no more. */
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
  if (concern.steward !== null && concern.steward.acceptedOn !== null)
    return new Refusal('concern_has_steward')
  const candidate = (await candidatesFor(tx, partnership)).find((one) => one.personId === personId)
  if (candidate === undefined || !takesNoSide(sidesOf(concern), candidate))
    return new Refusal('concern_steward_side')
  if (concern.steward !== null) await setSteward(tx, concern.steward.id, { endedOn: tx.today })
  await writeSteward(tx, concern, candidate)
  const historyId = await record(tx, 'concern.steward_proposed', said(tx, concern, key))
  if (concern.openness !== 'anonymous') await tellSteward(tx, concern, personId)
  return { historyId }
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
  return { historyId: await record(tx, 'concern.steward_declined', said(tx, asked.concern)) }
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

async function askedMe(tx: Tx, id: string): Promise<{ concern: Concern; stewardId: string } | Refusal> {
  const opened = await openConcern(tx, id)
  if (isRefusal(opened)) return opened
  const { concern } = opened
  allow(tx.actor, partnershipPolicy.workTogether)
  if (concern.as.steward) return new Refusal('concern_has_steward')
  if (!concern.as.asked || concern.steward === null) throw new Forbidden()
  return { concern, stewardId: concern.steward.id }
}

const setSteward = (
  tx: Tx,
  id: string,
  values: { acceptedOn?: string | null; declinedOn?: string; endedOn?: string },
) =>
  tx.db
    .updateTable('concernStewards')
    .set(values)
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
