import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import type { Due, DueItem, DueSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../policy.ts'
import { dueOf } from './due.ts'
import { dueWords } from './due-words.server.ts'
import { ledgerRows } from './reads.server.ts'
import { pressingPromises } from './unfinished.server.ts'

/** What the own organization has promised and not done, and what others have asked it to answer. */
export const commitmentsDue = {
  wide: true,
  find: async (tx: Tx): Promise<Due[]> => {
    const maySpeak = can(tx.actor, partnershipPolicy.speakFor, { organizationId: tx.actor.organizationId })
    const rows = await pressingPromises(tx)
    return rows.flatMap((row) => dueOf(row, tx.actor.organizationId, maySpeak, tx.today) ?? [])
  },
  tell: async (tx: Tx, dues: readonly Due[]): Promise<DueItem[]> => {
    const rows = await ledgerRows(tx, sql`c.id = any(${dues.map((due) => due.recordId)}::uuid[])`)
    const row = new Map(rows.map((one) => [one.id, one]))
    return dues.flatMap((due) => {
      const found = row.get(due.recordId)
      return found === undefined
        ? []
        : [{ ...due, href: `/commitments/${due.recordId}`, ...dueWords(due.kind, found, tx.today) }]
    })
  },
} satisfies DueSource
