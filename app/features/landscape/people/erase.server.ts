import { sql } from 'kysely'
import { validate } from 'uuid'
import { isLastOwner } from '#platform/accounts/members/change-role.server.ts'
import { takeOut } from '#platform/activity/forget.server.ts'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid, Moved, NotFound, Refusal } from '#platform/errors/errors.ts'
import { mailAddresses } from '#platform/mail/addresses.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { survivorOf } from '../merging/survivor.server.ts'
import { landscapePolicy } from '../policy.ts'
import { emptyRecord, erasedName } from './forget.server.ts'
import { loadPerson } from './reads.server.ts'

/**
 * Forgets a person for good: what is known of them, their way in, what was written about and to them. The emptied
 * record stays, so that what they did with others leads to somebody and counts stay what they were. Also of somebody
 * who was removed, and of every record that was brought into theirs. Can't be undone.
 */
export async function erasePerson(
  tx: Tx,
  id: string,
  confirmed: { name: string },
): Promise<{ historyId: string } | Refusal> {
  const person = await loadErasable(tx, id, true)
  allow(tx.actor, landscapePolicy.erasePerson)
  if (plain(confirmed.name) !== plain(person.name))
    throw new Invalid([{ path: 'name', code: 'issue_person_erase_name', facts: { name: person.name } }])
  if (await ownsAlone(tx, id)) return new Refusal('person_last_owner', { name: person.name })
  const ids = [...(await broughtInto(tx, id)), id]
  const named = await namesOf(tx, ids)
  // From right to left: what leans on others goes before them, and the way in, by which mail is known as theirs, last.
  for (const { erase } of tx.system.registry.erasures.toReversed())
    for (const one of ids) await erase(tx, one)
  const sentences = tx.system.registry.erasures.flatMap((erasure) => erasure.sentences ?? [])
  await takeOut(tx, named, erasedName(tx), sentences)
  for (const one of ids) await emptyRecord(tx, one)
  return { historyId: await record(tx, 'person.erased', { subject: { kind: 'person', id } }) }
}

/** Somebody in reach, removed or not, who isn't forgotten yet. Throws NotFound, Moved where they were brought into another. */
export async function loadErasable(tx: Tx, id: string, lock = false): Promise<{ id: string; name: string }> {
  if (!validate(id)) throw new NotFound()
  if (!landscapePolicy.erasePerson[tx.actor.role]) return loadPerson(tx, id)
  const asked = tx.db
    .selectFrom('people')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('erasedAt', 'is', null)
    .select(['id', 'name'])
  const found = await (lock ? asked.forUpdate() : asked).executeTakeFirst()
  const into = await survivorOf(tx, 'person', id)
  if (into !== null) throw new Moved(id, into)
  if (found === undefined) throw new NotFound()
  return found
}

/** Whether the workspace would have no owner without them. */
async function ownsAlone(tx: Tx, id: string): Promise<boolean> {
  const owner = await tx.db
    .selectFrom('memberships')
    .where('workspaceId', '=', tx.workspace.id)
    .where('personId', '=', id)
    .where('role', '=', 'owner')
    .where('endedAt', 'is', null)
    .select('id')
    .executeTakeFirst()
  return owner !== undefined && (await isLastOwner(tx))
}

/** The records that were brought into this one, and into those. */
async function broughtInto(tx: Tx, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`with recursive gone(id) as (
      select from_id from merges where workspace_id = ${tx.workspace.id} and kind = 'person' and undone_at is null and into_id = ${id}
      union select m.from_id from merges m join gone on m.into_id = gone.id
        where m.workspace_id = ${tx.workspace.id} and m.kind = 'person' and m.undone_at is null)
    select id from gone`.execute(tx.db)
  return rows.map((row) => row.id)
}

/** All by which they are named in sentences: names, addresses, numbers. */
async function namesOf(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('people')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', 'in', ids)
    .select(['id', 'name', 'formerNames', 'email', 'phone'])
    .execute()
  const addresses = await mailAddresses(tx, rows)
  return rows.flatMap(({ id, name, formerNames, email, phone }) => [
    name,
    ...formerNames.split('\n'),
    email ?? '',
    addresses.get(id) ?? '',
    phone ?? '',
  ])
}

const plain = (name: string) => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()
