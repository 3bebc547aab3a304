import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import { Forbidden, Invalid, isRefusal, Refusal } from '#platform/errors/errors.ts'
import { can } from '#platform/policy/policy.ts'
import type { PledgeInput } from '../commitments/inputs.ts'
import { pledge } from '../commitments/pledge.server.ts'
import { promisesFrom } from '../commitments/reads.server.ts'
import { seenBy } from '../partnerships/partnership.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { type Agreement, isSigned } from './agreement.ts'
import { clausesOf } from './clauses.ts'
import { wholeText } from './document.server.ts'
import { openAgreement } from './open.server.ts'
import { sentTextOf } from './reads.server.ts'

/** Makes a promise of a clause that all have signed: it stands in the ledger and quotes the clause word by word. */
export async function promiseClause(
  tx: Tx,
  id: string,
  { clause, ...input }: Omit<PledgeInput, 'partnershipId'> & { clause: string },
): Promise<{ id: string; historyId: string } | Refusal> {
  const opened = await openAgreement(tx, id)
  if (isRefusal(opened)) return opened
  allowPromising(tx)
  const { agreement } = opened
  if (!isSigned(agreement)) return new Refusal('agreement_not_signed')
  if (!(await signedClauses(tx, agreement)).includes(clause))
    throw new Invalid([{ path: 'clause', code: 'issue_agreement_clause' }])
  const promised = await pledge(
    tx,
    { ...input, partnershipId: agreement.partnershipId },
    { kind: 'agreement', id },
  )
  if (isRefusal(promised)) return promised
  await tx.db
    .insertInto('agreementClauses')
    .values({
      workspaceId: tx.workspace.id,
      id: uuid(),
      agreementId: id,
      commitmentId: promised.id,
      words: clause,
      createdAt: tx.now,
    })
    .execute()
  return promised
}

/** Who promises for the own organization, or records what another promised. Throws Forbidden for others. */
export function allowPromising(tx: Tx): void {
  const { organizationId } = tx.actor
  if (
    !can(tx.actor, partnershipPolicy.keepCommitments, { organizationId }) &&
    !can(tx.actor, partnershipPolicy.actOnBehalf)
  )
    throw new Forbidden()
}

/** The clauses of the text that was signed; none while it is not. */
export const signedClauses = async (tx: Tx, agreement: Agreement): Promise<string[]> =>
  agreement.sending === null || !isSigned(agreement)
    ? []
    : clausesOf(wholeText(agreement, await sentTextOf(tx, agreement.sending.id)))

/** The clause a promise was made of, for those who reach its agreement. */
export const clauseOf = async (tx: Tx, commitmentId: string): Promise<string | null> =>
  (await clausesOfPromises(tx, [commitmentId])).get(commitmentId) ?? null

/** The same for several promises, by promise. */
export async function clausesOfPromises(
  tx: Tx,
  commitmentIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (commitmentIds.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('agreementClauses')
    .where('workspaceId', '=', tx.workspace.id)
    .where('commitmentId', 'in', [...commitmentIds])
    .select(['commitmentId', 'words'])
    .execute()
  return new Map(rows.map((row) => [row.commitmentId, row.words]))
}

/** The promises that were made of an agreement's clauses, each with the clause; empty for one made without. */
export async function promisesOf(tx: Tx, id: string) {
  const promises = await promisesFrom(tx, 'agreement', id)
  const rows = await tx.db
    .selectFrom('agreementClauses')
    .where('workspaceId', '=', tx.workspace.id)
    .where('agreementId', '=', id)
    .select(['commitmentId', 'words'])
    .execute()
  const words = new Map(rows.map((row) => [row.commitmentId, row.words]))
  return promises.map((promise) => ({ promise, clause: words.get(promise.id) ?? '' }))
}

/** By agreement: the promises that were made of its clauses, of those that the actor reads. */
export async function clausesPromised(tx: Tx, agreements: readonly Agreement[]) {
  if (agreements.length === 0) return new Map<string, { commitmentId: string; clause: string }[]>()
  const rows = await tx.db
    .selectFrom('agreementClauses as made')
    .innerJoin('commitments', (join) =>
      join
        .onRef('commitments.workspaceId', '=', 'made.workspaceId')
        .onRef('commitments.id', '=', 'made.commitmentId'),
    )
    .where('made.workspaceId', '=', tx.workspace.id)
    .where('commitments.deletedAt', 'is', null)
    .where(
      'made.agreementId',
      'in',
      agreements.map((one) => one.id),
    )
    .orderBy('made.createdAt')
    .select(['made.agreementId', 'made.commitmentId', 'made.words as clause', 'made.createdAt'])
    .execute()
  const untils = new Map(agreements.map((one) => [one.id, readsUntil(tx, one.partnershipId)]))
  return Map.groupBy(
    rows.filter((row) => seenBy(untils.get(row.agreementId) ?? null, row.createdAt) !== null),
    (row) => row.agreementId,
  )
}
