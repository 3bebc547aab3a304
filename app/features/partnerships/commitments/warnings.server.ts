import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays } from '#platform/context/days.ts'
import type { WarningSource } from '#platform/features/feature.server.ts'
import type { Noticed } from '#platform/features/warning.ts'
import { m } from '#platform/words/words.ts'
import { inView, type LedgerRow, ledgerOf, ledgerRows, readLedger } from './reads.server.ts'
import { signsIn } from './signs.server.ts'
import { keptFalls, oneSided, recentDays } from './warnings.ts'

/** So many records stand behind a warning in full; the ledger has the rest. */
const most = 5

const linkTo = (row: LedgerRow) => ({ text: row.text, href: `/commitments/${row.id}` })
const ledgerAt = (partnershipId: string, view: string) =>
  `/partnerships/${partnershipId}/commitments?view=${view}`
const keyOf = (kind: string, partnershipId: string, promisorId: string) =>
  `${kind} ${partnershipId} ${promisorId}`

/**
 * The open promises behind warnings that are shown, or those of them that are late, what is most pressing first. On
 * the page of one partnership its ledger is read already.
 */
async function promisesBehind(
  tx: Tx,
  noticed: readonly Noticed[],
  view: 'open' | 'late',
): Promise<readonly LedgerRow[]> {
  const ids = [...new Set(noticed.map((one) => one.partnershipId))]
  const [only] = ids
  if (ids.length === 1 && only !== undefined)
    return (await ledgerOf(tx, only)).filter((row) => inView(row, view))
  const span = view === 'late' ? { to: addDays(tx.today, -1) } : {}
  return readLedger(tx, { partnershipId: ids, view, query: '', ...span })
}

/** What was promised to the reader's own organization and is late. */
export const promisesLate: WarningSource = {
  kind: 'promise',
  label: () => m.warning_kind_promise(),
  find: async (tx, { partnershipId }) =>
    (await signsIn(tx, partnershipId)).flatMap((ledger) =>
      ledger.late.map(({ promisorId, since }) => ({
        kind: 'promise',
        id: keyOf('promise', ledger.partnershipId, promisorId),
        partnershipId: ledger.partnershipId,
        since,
      })),
    ),
  tell: async (tx, noticed) => {
    const own = tx.actor.organizationId
    const late = Map.groupBy(
      (await promisesBehind(tx, noticed, 'late')).filter(
        (row) => row.promisor.id !== own && row.beneficiaries.some(({ id }) => id === own),
      ),
      (row) => keyOf('promise', row.partnershipId, row.promisor.id),
    )
    return noticed.flatMap((one) => {
      const rows = late.get(one.id) ?? []
      const [first] = rows
      if (first === undefined) return []
      return [
        {
          ...one,
          text: m.warning_promise({ organization: first.promisor.name, count: rows.length }),
          records: rows.slice(0, most).map(linkTo),
          next: { text: m.warning_next_promise(), href: `/commitments/${first.id}` },
        },
      ]
    })
  },
}

/** One partner that holds almost everything there is to do. */
export const workOneSided: WarningSource = {
  kind: 'one_side',
  label: () => m.warning_kind_one_side(),
  find: async (tx, { partnershipId }) =>
    (await signsIn(tx, partnershipId)).flatMap((ledger) =>
      !ledger.isOneSided
        ? []
        : [
            {
              kind: 'one_side',
              id: `one_side ${ledger.partnershipId}`,
              partnershipId: ledger.partnershipId,
              since: null,
            },
          ],
    ),
  tell: async (tx, noticed) => {
    const open = Map.groupBy(await promisesBehind(tx, noticed, 'open'), (row) => row.partnershipId)
    return noticed.flatMap((one) => {
      const rows = open.get(one.partnershipId) ?? []
      const counts = new Map(
        [...Map.groupBy(rows, (row) => row.promisor.id)].map(([id, own]) => [id, own.length]),
      )
      const side = oneSided(counts)
      if (side === null) return []
      const own = rows.filter((row) => row.promisor.id === side.id)
      return [
        {
          ...one,
          text: m.warning_one_side({
            organization: own[0]?.promisor.name ?? '',
            count: side.count,
            total: side.total,
          }),
          records: own.slice(0, most).map(linkTo),
          next: { text: m.warning_next_one_side(), href: ledgerAt(one.partnershipId, 'open') },
        },
      ]
    })
  },
}

/** The promisors whose promises of the last months were kept less often than those before, and both figures. */
const fallen = async (tx: Tx, partnershipId?: string) =>
  (await signsIn(tx, partnershipId)).flatMap((ledger) =>
    ledger.rates.flatMap(({ promisorId, all, lately }) => {
      const before = { kept: all.kept - lately.kept, counted: all.counted - lately.counted }
      return keptFalls(before, lately)
        ? [{ partnershipId: ledger.partnershipId, promisorId, before, lately }]
        : []
    }),
  )

/** A partner whose promises of the last months were kept less often than those before. */
export const keptFalling: WarningSource = {
  kind: 'kept',
  label: () => m.warning_kind_kept(),
  find: async (tx, within) =>
    (await fallen(tx, within.partnershipId)).map(({ partnershipId, promisorId }) => ({
      kind: 'kept',
      id: keyOf('kept', partnershipId, promisorId),
      partnershipId,
      since: addDays(tx.today, -recentDays),
    })),
  tell: async (tx, noticed) => {
    const ids = [...new Set(noticed.map((one) => one.partnershipId))]
    const figures = await fallen(tx, ids.length === 1 ? ids[0] : undefined)
    const from = addDays(tx.today, -recentDays)
    const missed = Map.groupBy(
      (await recentlyDue(tx, ids, from)).filter(
        ({ standing: { outcome, dueOn } }) => outcome !== null && outcome !== 'kept' && (dueOn ?? '') >= from,
      ),
      (row) => keyOf('kept', row.partnershipId, row.promisor.id),
    )
    return noticed.flatMap((one) => {
      const rows = missed.get(one.id) ?? []
      const figure = figures.find((each) => keyOf('kept', each.partnershipId, each.promisorId) === one.id)
      const [first] = rows
      if (first === undefined || figure === undefined) return []
      const { before, lately } = figure
      return [
        {
          ...one,
          text: m.warning_kept({
            organization: first.promisor.name,
            kept: lately.kept,
            counted: lately.counted,
            keptBefore: before.kept,
            countedBefore: before.counted,
          }),
          records: rows.slice(0, most).map(linkTo),
          next: { text: m.warning_next_kept(), href: ledgerAt(one.partnershipId, 'all') },
        },
      ]
    })
  },
}

/**
 * Promises that were, or were moved to be, due since a day: where one was moved, the rule decides. On the page of one
 * partnership its ledger is read already.
 */
async function recentlyDue(tx: Tx, partnershipIds: readonly string[], from: string) {
  const [only] = partnershipIds
  if (partnershipIds.length === 1 && only !== undefined) return ledgerOf(tx, only)
  return ledgerRows(
    tx,
    sql`c.partnership_id = any(${[...partnershipIds]}::uuid[]) and (c.due_on >= ${from}::date
      or exists (select 1 from renegotiations r where r.workspace_id = c.workspace_id and r.commitment_id = c.id))`,
  )
}
