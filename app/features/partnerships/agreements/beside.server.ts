import type { Tx } from '#platform/context/context.server.ts'
import { seenBy } from '../partnerships/partnership.ts'
import type { Ending, Sending, Signer } from './agreement.ts'

/** By agreement: the moment up to which it is read; null without an end. */
type Untils = ReadonlyMap<string, Date | null>

/** By agreement: what was sent for signature last, by the moment up to which the actor reads. */
export async function sendingsOf(tx: Tx, untils: Untils): Promise<Map<string, Sending>> {
  if (untils.size === 0) return new Map()
  const rows = await tx.db
    .selectFrom('agreementSendings as sent')
    .leftJoin('agreementRecalls as recall', (join) =>
      join.onRef('recall.workspaceId', '=', 'sent.workspaceId').onRef('recall.sendingId', '=', 'sent.id'),
    )
    .where('sent.workspaceId', '=', tx.workspace.id)
    .where('sent.agreementId', 'in', [...untils.keys()])
    .select([
      'sent.id',
      'sent.agreementId',
      'sent.sha256',
      'sent.inOrder',
      'sent.message',
      'sent.sentAt',
      'sent.organizationId',
      'recall.recalledAt',
      'recall.reason',
    ])
    .orderBy('sent.sentAt')
    .orderBy('sent.id')
    .execute()
  const latest = new Map<string, (typeof rows)[number]>()
  for (const row of rows)
    if (seenBy(untils.get(row.agreementId) ?? null, row.sentAt) !== null) latest.set(row.agreementId, row)
  const signers = await signersOf(
    tx,
    new Map([...latest.values()].map((row) => [row.id, untils.get(row.agreementId) ?? null])),
  )
  return new Map(
    [...latest].map(([agreementId, { agreementId: _of, reason, ...row }]) => {
      const recalledAt = seenBy(untils.get(agreementId) ?? null, row.recalledAt)
      const recallReason = recalledAt === null ? null : reason
      return [agreementId, { ...row, recalledAt, recallReason, signers: signers.get(row.id) ?? [] }]
    }),
  )
}

async function signersOf(tx: Tx, untils: Untils): Promise<Map<string, Signer[]>> {
  if (untils.size === 0) return new Map()
  const rows = await tx.db
    .selectFrom('agreementSigners as one')
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'one.workspaceId')
        .onRef('organizations.id', '=', 'one.organizationId'),
    )
    .innerJoin('people', (join) =>
      join.onRef('people.workspaceId', '=', 'one.workspaceId').onRef('people.id', '=', 'one.personId'),
    )
    .leftJoin('agreementSignatures as signature', (join) =>
      join.onRef('signature.workspaceId', '=', 'one.workspaceId').onRef('signature.signerId', '=', 'one.id'),
    )
    .leftJoin('agreementRefusals as refusal', (join) =>
      join.onRef('refusal.workspaceId', '=', 'one.workspaceId').onRef('refusal.signerId', '=', 'one.id'),
    )
    .where('one.workspaceId', '=', tx.workspace.id)
    .where('one.sendingId', 'in', [...untils.keys()])
    .select([
      'one.id',
      'one.sendingId',
      'one.organizationId',
      'organizations.name as organizationName',
      'one.personId',
      'people.name as personName',
      'one.position',
      'one.askedAt',
      'one.openedAt',
      'signature.signedAt',
      'signature.name as signedName',
      'refusal.declinedAt',
      'refusal.reason as declineReason',
    ])
    .orderBy('one.position')
    .execute()
  const seen = rows.map(({ signedName, ...row }) => {
    const until = untils.get(row.sendingId) ?? null
    const declinedAt = seenBy(until, row.declinedAt)
    return {
      ...row,
      // Whoever signed stands there by the name they signed with.
      personName: signedName ?? row.personName,
      askedAt: seenBy(until, row.askedAt),
      openedAt: seenBy(until, row.openedAt),
      signedAt: seenBy(until, row.signedAt),
      declinedAt,
      declineReason: declinedAt === null ? null : row.declineReason,
    }
  })
  return new Map(
    [...Map.groupBy(seen, (row) => row.sendingId)].map(([id, ofSending]) => [
      id,
      ofSending.map(({ sendingId: _of, ...signer }) => signer),
    ]),
  )
}

/** By agreement: the number of the latest version of its text. */
export async function numbersOf(tx: Tx, untils: Untils): Promise<Map<string, number>> {
  const numbers = new Map<string, number>()
  if (untils.size === 0) return numbers
  const rows = await tx.db
    .selectFrom('agreementTexts')
    .where('workspaceId', '=', tx.workspace.id)
    .where('agreementId', 'in', [...untils.keys()])
    .select(['agreementId', 'number', 'createdAt'])
    .orderBy('number')
    .execute()
  for (const { agreementId, number, createdAt } of rows)
    if (seenBy(untils.get(agreementId) ?? null, createdAt) !== null) numbers.set(agreementId, number)
  return numbers
}

/** By agreement: the latest version of its text that the actor reads. */
export async function latestTexts(
  tx: Tx,
  agreements: readonly { id: string; number: number }[],
): Promise<Map<string, { id: string; body: string }>> {
  if (agreements.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('agreementTexts')
    .where('workspaceId', '=', tx.workspace.id)
    .where((where) => where.or(agreements.map(({ id, number }) => where.and({ agreementId: id, number }))))
    .select(['agreementId', 'id', 'body'])
    .execute()
  return new Map(rows.map(({ agreementId, ...text }) => [agreementId, text]))
}

/** By agreement: when and why it was ended before its time. */
export async function endingsOf(tx: Tx, untils: Untils): Promise<Map<string, Ending>> {
  if (untils.size === 0) return new Map()
  const rows = await tx.db
    .selectFrom('agreementEndings as ending')
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'ending.workspaceId')
        .onRef('organizations.id', '=', 'ending.organizationId'),
    )
    .where('ending.workspaceId', '=', tx.workspace.id)
    .where('ending.agreementId', 'in', [...untils.keys()])
    .select([
      'ending.agreementId',
      'ending.endedOn',
      'ending.reason',
      'ending.createdAt',
      'organizations.name as organizationName',
    ])
    .execute()
  return new Map(
    rows.flatMap(({ agreementId, createdAt, ...ending }) =>
      seenBy(untils.get(agreementId) ?? null, createdAt) === null ? [] : [[agreementId, ending]],
    ),
  )
}
