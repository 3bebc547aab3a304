import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays, type Day } from '#platform/context/days.ts'
import { askOnce } from '#platform/context/transaction.server.ts'
import type { WarningSource } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { keptRate } from '../commitments/commitment.ts'
import {
  inView,
  type LedgerRow,
  ledgerRows,
  readLedger,
  ledgerOf as wholeLedger,
} from '../commitments/reads.server.ts'
import { keptFalls, oneSided, recentDays } from './warnings.ts'

/** Open promises, which two warnings look at. */
const openPromises = async (tx: Tx, partnershipId: string | undefined): Promise<readonly LedgerRow[]> =>
  partnershipId === undefined
    ? askOnce(tx, 'open promises', () => readLedger(tx, { view: 'open', query: '' }))
    : (await wholeLedger(tx, partnershipId)).filter((row) => inView(row, 'open'))

const linkTo = (row: LedgerRow) => ({ text: row.text, href: `/commitments/${row.id}` })
const ledgerOf = (partnershipId: string, view: string) =>
  `/partnerships/${partnershipId}/commitments?view=${view}`
/** So many records stand behind a warning in full; the ledger has the rest. */
const most = 5

/** What was promised to the reader's own organization and is late. */
export const promisesLate: WarningSource = {
  kind: 'promise',
  label: () => m.warning_kind_promise(),
  find: async (tx, { partnershipId }) => {
    const late = (await openPromises(tx, partnershipId)).filter(
      (row) =>
        row.standing.lateDays > 0 &&
        row.promisor.id !== tx.actor.organizationId &&
        row.beneficiaries.some(({ id }) => id === tx.actor.organizationId),
    )
    return [...Map.groupBy(late, (row) => `${row.partnershipId} ${row.promisor.id}`)].flatMap(
      ([key, rows]) => {
        const [first] = rows
        if (first === undefined) return []
        return [
          {
            kind: 'promise',
            id: `promise ${key}`,
            partnershipId: first.partnershipId,
            since: first.standing.dueOn,
            text: m.warning_promise({ organization: first.promisor.name, count: rows.length }),
            records: rows.slice(0, most).map(linkTo),
            next: { text: m.warning_next_promise(), href: `/commitments/${first.id}` },
          },
        ]
      },
    )
  },
}

/** One partner that holds almost everything there is to do. */
export const workOneSided: WarningSource = {
  kind: 'one_side',
  label: () => m.warning_kind_one_side(),
  find: async (tx, { partnershipId }) => {
    const open = await openPromises(tx, partnershipId)
    return [...Map.groupBy(open, (row) => row.partnershipId)].flatMap(([id, rows]) => {
      const counts = new Map(
        [...Map.groupBy(rows, (row) => row.promisor.id)].map(([promisor, own]) => [promisor, own.length]),
      )
      const side = oneSided(counts)
      if (side === null) return []
      const own = rows.filter((row) => row.promisor.id === side.id)
      return [
        {
          kind: 'one_side',
          id: `one_side ${id}`,
          partnershipId: id,
          since: null,
          text: m.warning_one_side({
            organization: own[0]?.promisor.name ?? '',
            count: side.count,
            total: side.total,
          }),
          records: own.slice(0, most).map(linkTo),
          next: { text: m.warning_next_one_side(), href: ledgerOf(id, 'open') },
        },
      ]
    })
  },
}

/** A partner whose promises of the last months were kept less often than those before. */
export const keptFalling: WarningSource = {
  kind: 'kept',
  label: () => m.warning_kind_kept(),
  find: async (tx, { partnershipId }) => {
    const from = addDays(tx.today, -recentDays)
    const rows =
      partnershipId !== undefined
        ? await wholeLedger(tx, partnershipId)
        : await ledgerRows(tx, sql`c.id = any(${await ofThoseLate(tx, from)}::uuid[])`)
    const counted = rows.filter((row) => row.standing.outcome !== null)
    return [...Map.groupBy(counted, (row) => `${row.partnershipId} ${row.promisor.id}`)].flatMap(
      ([key, own]) => {
        const [first] = own
        const isRecent = (row: LedgerRow) => (row.standing.dueOn ?? '') >= from
        const recent = own.filter(isRecent)
        const before = keptRate(own.filter((row) => !isRecent(row)).map(({ standing }) => standing))
        const now = keptRate(recent.map(({ standing }) => standing))
        if (first === undefined || !keptFalls(before, now)) return []
        const missed = recent.filter((row) => row.standing.outcome !== 'kept')
        return [
          {
            kind: 'kept',
            id: `kept ${key}`,
            partnershipId: first.partnershipId,
            since: from,
            text: m.warning_kept({
              organization: first.promisor.name,
              kept: now.kept,
              counted: now.counted,
              keptBefore: before.kept,
              countedBefore: before.counted,
            }),
            records: missed.slice(0, most).map(linkTo),
            next: { text: m.warning_next_kept(), href: ledgerOf(first.partnershipId, 'all') },
          },
        ]
      },
    )
  },
}

/**
 * All promises of those who did something of late not by its day, as far as the days tell; where one was moved, the
 * rule decides. Asked by itself: as a part of the ledger's question the planner takes it for a handful.
 */
async function ofThoseLate(tx: Tx, from: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with late as materialized (select distinct y.partnership_id, y.promisor_organization_id from commitments y
      left join fulfilments f on f.workspace_id = ${tx.workspace.id} and f.commitment_id = y.id
      left join renegotiations r on r.workspace_id = ${tx.workspace.id} and r.commitment_id = y.id
      where y.workspace_id = ${tx.workspace.id} and y.deleted_at is null
        and (r.id is not null or (y.due_on between ${from}::date and ${tx.today}::date
          and (f.fulfilled_on is null or f.fulfilled_on > y.due_on))))
    select c.id from late join commitments c on c.workspace_id = ${tx.workspace.id}
      and c.partnership_id = late.partnership_id and c.promisor_organization_id = late.promisor_organization_id
      and c.deleted_at is null`.execute(tx.db)
  return rows.map((row) => row.id)
}
