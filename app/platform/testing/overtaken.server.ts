import type { KyselyPlugin, RootOperationNode } from 'kysely'
import type { Tx } from '../context/context.server.ts'
import { sure } from './answers.server.ts'

/**
 * A transaction that somebody else comes before: at its first wait for rows of `table` (its name in the database), `act` is
 * done, as if it had been finished by the one it waited for. Where it never waits for them, `act` is not done.
 */
export function overtaken(tx: Tx, table: string, act: (tx: Tx) => Promise<unknown>): Tx {
  let waiting: object | null = null
  let isDone = false
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      if (waiting === null && locks(node, table)) waiting = queryId
      return node
    },
    transformResult: async ({ queryId, result }) => {
      if (queryId === waiting && !isDone) {
        isDone = true
        sure(await act(tx))
      }
      return result
    },
  }
  return { ...tx, db: tx.db.withPlugin(plugin) }
}

const locks = (node: RootOperationNode, table: string): boolean =>
  node.kind === 'SelectQueryNode' &&
  (node.endModifiers ?? []).some((one) => one.modifier === 'ForUpdate') &&
  JSON.stringify(node.from).includes(`"${table}"`)
