import type { Tx } from '#platform/context/context.server.ts'
import { organizationChoices, reachableChoices } from '../partners/choose.server.ts'
import type { Proposal } from './proposal.ts'

/** Whose record a name is, as chosen so far: in the address as `records=0~ID,1~new`, `new` for one that is to be added. */
interface Matched {
  known: { id: string; name: string }[]
  added: string[]
  /** The first name that nobody has said anything of, with the records that could be meant; null once all are matched. */
  next: { index: number; name: string; choices: { id: string; name: string; detail: string }[] } | null
}

/** Matches the organizations of a proposal with the records, name by name. `query` looks for the next one under other words. */
export async function matchNames(
  tx: Tx,
  { organizations, organizationId }: Proposal,
  { records, query }: { records: readonly string[]; query: string | null },
): Promise<Matched> {
  const chosen = new Map(records.map((record) => record.split('~', 2) as [string, string]))
  const ids = organizations.flatMap(({ id }) => (id === null ? [] : [id]))
  const added: string[] = []
  let next: Matched['next'] = null
  const names = organizations.filter(({ id }) => id === null)
  for (const [index, { name }] of names.entries()) {
    const record = chosen.get(String(index))
    if (record === 'new') added.push(name)
    else if (record !== undefined && /^[0-9a-f-]{36}$/.test(record)) ids.push(record)
    else if (next === null)
      next = {
        index,
        name,
        choices: await organizationChoices(tx, query ?? name, [...ids, organizationId]),
      }
  }
  return { known: await reachableChoices(tx, ids), added, next }
}
