import { historyOf } from '#platform/activity/history.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { affiliationsOfPerson } from '../affiliations/reads.server.ts'
import { landscapePolicy } from '../policy.ts'
import { loadPerson } from './reads.server.ts'

/**
 * All that is kept of a person, by the nouns that hold it, judgements included, as far as the reader may read it: for
 * the person who asks for it, by their own hand or the owner's. Throws NotFound and Forbidden.
 */
export async function personData(tx: Tx, id: string): Promise<Record<string, unknown>> {
  const { own: _, ...person } = await loadPerson(tx, id)
  allow(tx.actor, landscapePolicy.takePersonData, { personId: id })
  const held: Record<string, unknown> = {}
  for (const { holds } of tx.system.registry.erasures)
    if (holds !== undefined) held[holds.name] = await holds.rows(tx, id)
  const affiliations = await affiliationsOfPerson(tx, id)
  const history = await historyOf(
    tx,
    { subjectKind: 'person', subjectId: id },
    { also: affiliations.map((one) => ({ subjectKind: 'affiliation', subjectId: one.id })), most: 10_000 },
  )
  return {
    workspace: tx.workspace.name,
    takenOn: tx.today,
    person,
    affiliations,
    ...held,
    history: history.map(({ at, text }) => ({ at, text })),
  }
}
