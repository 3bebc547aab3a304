import type { Tx } from '#platform/context/context.server.ts'
import type { Sending } from './agreement.ts'
import type { Proof, Trail, TrailEvent } from './trail.ts'

/** The signatures of a sending as the actor reads it, in the order of the signers. */
export async function proofsOf(tx: Tx, sending: Sending): Promise<Proof[]> {
  const seen = sending.signers.filter((one) => one.signedAt !== null).map((one) => one.id)
  if (seen.length === 0) return []
  const rows = await tx.db
    .selectFrom('agreementSignatures')
    .where('workspaceId', '=', tx.workspace.id)
    .where('signerId', 'in', seen)
    .select(['signerId', 'name', 'signature', 'drawing', 'consent', 'sha256', 'way', 'address', 'signedAt'])
    .execute()
  return rows
    .map((row) => ({ ...row, way: row.way as Proof['way'] }))
    .sort((a, b) => seen.indexOf(a.signerId) - seen.indexOf(b.signerId))
}

/** Everything that happened to a sending since it was sent, as the actor reads it. */
export async function trailOf(tx: Tx, sending: Sending): Promise<Trail> {
  const sent = await tx.db
    .selectFrom('agreementSendings as sent')
    .innerJoin('agreementTexts as text', (join) =>
      join.onRef('text.workspaceId', '=', 'sent.workspaceId').onRef('text.id', '=', 'sent.textId'),
    )
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'sent.workspaceId')
        .onRef('organizations.id', '=', 'sent.organizationId'),
    )
    .leftJoin('people as sender', (join) =>
      join
        .onRef('sender.workspaceId', '=', 'sent.workspaceId')
        .onRef('sender.id', '=', 'sent.sentByPersonId'),
    )
    .leftJoin('agreementRecalls as recall', (join) =>
      join.onRef('recall.workspaceId', '=', 'sent.workspaceId').onRef('recall.sendingId', '=', 'sent.id'),
    )
    .leftJoin('people as recaller', (join) =>
      join
        .onRef('recaller.workspaceId', '=', 'recall.workspaceId')
        .onRef('recaller.id', '=', 'recall.recalledByPersonId'),
    )
    .where('sent.workspaceId', '=', tx.workspace.id)
    .where('sent.id', '=', sending.id)
    .select([
      'text.number',
      'organizations.name as organization',
      'sender.name as sender',
      'recaller.name as recaller',
    ])
    .executeTakeFirstOrThrow()
  const events: TrailEvent[] = [
    {
      at: sending.sentAt,
      what: 'sent',
      name: sent.sender ?? '',
      organization: sent.organization,
      reason: '',
    },
  ]
  for (const signer of sending.signers) {
    const of = { name: signer.personName, organization: signer.organizationName, reason: '' }
    if (signer.askedAt !== null) events.push({ at: signer.askedAt, what: 'asked', ...of })
    if (signer.openedAt !== null) events.push({ at: signer.openedAt, what: 'opened', ...of })
    if (signer.signedAt !== null) events.push({ at: signer.signedAt, what: 'signed', ...of })
    if (signer.declinedAt !== null)
      events.push({ at: signer.declinedAt, what: 'declined', ...of, reason: signer.declineReason ?? '' })
  }
  if (sending.recalledAt !== null)
    events.push({
      at: sending.recalledAt,
      what: 'recalled',
      name: sent.recaller ?? '',
      organization: sent.organization,
      reason: sending.recallReason ?? '',
    })
  return {
    number: sent.number,
    proofs: await proofsOf(tx, sending),
    // Of one moment, in the order in which they can happen: the sort keeps it.
    events: events.sort((a, b) => a.at.getTime() - b.at.getTime()),
  }
}

/** Writes down that a signer opened what was sent, the first time. */
export async function markOpened(tx: Tx, signerId: string): Promise<void> {
  await tx.db
    .updateTable('agreementSigners')
    .set({ openedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', signerId)
    .where('openedAt', 'is', null)
    .execute()
}
