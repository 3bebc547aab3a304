import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Stale } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { phoneToKeep } from '../phone.server.ts'
import { landscapePolicy } from '../policy.ts'
import type { PersonChange } from './inputs.ts'
import { aboutPerson, loadPerson } from './reads.server.ts'

/** Changes a person as they stood in the version the form was opened with; throws Stale with what stands there now. */
export async function changePerson(
  tx: Tx,
  id: string,
  { version, ...input }: PersonChange,
): Promise<{ historyId: string }> {
  const person = await loadPerson(tx, id)
  allow(tx.actor, landscapePolicy.changePerson, aboutPerson(tx, person))
  const { id: _id, own: _own, updatedAt: _at, extra: _extra, ...before } = person
  const values = { ...input, phone: phoneToKeep(tx, input.phone, before.phone) }
  const changed = await tx.db
    .updateTable('people')
    .set({ ...values, version: version + 1, updatedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new Stale({ ...before })
  const { version: _version, ...old } = before
  return {
    historyId: await record(tx, 'person.changed', {
      subject: { kind: 'person', id },
      before: old,
      after: { ...values },
    }),
  }
}
