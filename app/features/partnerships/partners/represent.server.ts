import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid, isRefusal, NotFound, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { openPartnership, readPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { RepresentInput } from './partner.ts'
import { isAffiliated } from './representatives.server.ts'

/** Lets someone of a partner stand for it; the person belongs to the partner today. */
export async function addRepresentative(
  tx: Tx,
  partnershipId: string,
  { organizationId, personId }: RepresentInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const partnership = await mayBeJoined(tx, partnershipId, organizationId)
  if (isRefusal(partnership)) return partnership
  if (!(await isAffiliated(tx, personId, organizationId)))
    throw new Invalid([{ path: 'personId', code: 'issue_choice' }])
  if (await represents(tx, partnership.partnerId, personId)) return new Refusal('representative_already')
  const id = await writeRepresentative(tx, { ...partnership, personId })
  return {
    id,
    historyId: await record(tx, 'representative.added', {
      subject: { kind: 'representative', id },
      partnershipId,
      organizationId,
    }),
  }
}

/**
 * The load and the right to bring people of a partner in: open for every partner that is asked or takes part,
 * so that a lead of an invited organization can bring colleagues before it answers.
 */
export async function mayBeJoined(
  tx: Tx,
  partnershipId: string,
  organizationId: string,
): Promise<{ partnershipId: string; partnerId: string; isHost: boolean } | Refusal> {
  const partnership = await readPartnership(tx, partnershipId)
  allow(tx.actor, partnershipPolicy.inviteRepresentative, { organizationId })
  const own = partnership.partners.find((partner) => partner.organizationId === tx.actor.organizationId)
  if (own?.standing !== 'invited') {
    const open = await openPartnership(tx, partnershipId)
    if (isRefusal(open)) return open
  }
  const partner = partnership.partners.find((candidate) => candidate.organizationId === organizationId)
  if (partner === undefined || (partner.standing !== 'accepted' && partner.standing !== 'invited'))
    return new Refusal('partner_not_present')
  return { partnershipId, partnerId: partner.id, isHost: partner.isHost }
}

/** Whether someone stands for a partner now. */
export const represents = async (tx: Tx, partnerId: string, personId: string): Promise<boolean> =>
  (await tx.db
    .selectFrom('representatives')
    .where('workspaceId', '=', tx.workspace.id)
    .where('partnerId', '=', partnerId)
    .where('personId', '=', personId)
    .where('endedOn', 'is', null)
    .select('id')
    .executeTakeFirst()) !== undefined

/** Writes that someone stands for a partner from today. */
export async function writeRepresentative(
  tx: Tx,
  what: { partnershipId: string; partnerId: string; personId: string },
): Promise<string> {
  const id = uuid()
  await tx.db
    .insertInto('representatives')
    .values({
      workspaceId: tx.workspace.id,
      id,
      partnershipId: what.partnershipId,
      partnerId: what.partnerId,
      personId: what.personId,
      beganOn: tx.today,
      createdAt: tx.now,
    })
    .execute()
  return id
}

/** Someone stands for a partner no longer, from today. */
export async function endRepresentation(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const row = await readRepresentative(tx, id)
  await readPartnership(tx, row.partnershipId)
  allow(tx.actor, partnershipPolicy.inviteRepresentative, { organizationId: row.organizationId })
  if (row.endedOn !== null) return new Refusal('representative_ended')
  await setEnded(tx, id, tx.today)
  return {
    historyId: await record(tx, 'representative.ended', {
      subject: { kind: 'representative', id },
      partnershipId: row.partnershipId,
      organizationId: row.organizationId,
    }),
  }
}

/** The inverse of ending, as long as the person still belongs to the partner and hasn't come back. */
export const resumeRepresentation: Inverse = async (tx, entry) => {
  const row = await readRepresentative(tx, entry.subjectId)
  await readPartnership(tx, row.partnershipId)
  allow(tx.actor, partnershipPolicy.inviteRepresentative, { organizationId: row.organizationId })
  if (!(await isAffiliated(tx, row.personId, row.organizationId)))
    return new Refusal('representative_not_affiliated')
  if (await represents(tx, row.partnerId, row.personId)) return new Refusal('representative_already')
  await setEnded(tx, entry.subjectId, null)
  await record(tx, 'representative.resumed', {
    subject: { kind: 'representative', id: entry.subjectId },
    partnershipId: row.partnershipId,
    organizationId: row.organizationId,
  })
  return undefined
}

export const setEnded = (tx: Tx, id: string, endedOn: string | null) =>
  tx.db
    .updateTable('representatives')
    .set({ endedOn })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()

async function readRepresentative(tx: Tx, id: string) {
  const row = await tx.db
    .selectFrom('representatives')
    .innerJoin('partners', (join) =>
      join
        .onRef('partners.id', '=', 'representatives.partnerId')
        .onRef('partners.workspaceId', '=', 'representatives.workspaceId'),
    )
    .where('representatives.workspaceId', '=', tx.workspace.id)
    .where('representatives.id', '=', id)
    .select([
      'representatives.partnershipId',
      'representatives.partnerId',
      'representatives.personId',
      'representatives.endedOn',
      'partners.organizationId',
    ])
    .executeTakeFirst()
  if (row === undefined) throw new NotFound()
  return row
}
