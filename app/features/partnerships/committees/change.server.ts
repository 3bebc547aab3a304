import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal, Stale } from '#platform/errors/errors.ts'
import type { CommitteeChange } from './inputs.ts'
import { aboutCommittee, checkSeats, openCommittee } from './open.server.ts'
import { writeSeats } from './set-up.server.ts'

/** Changes what a committee is for and who has how many seats. Throws Invalid, Stale. */
export async function changeCommittee(
  tx: Tx,
  id: string,
  { version, seats, ...input }: CommitteeChange,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openCommittee(tx, id)
  if (isRefusal(opened)) return opened
  const { committee, partnership } = opened
  if (committee.endedOn !== null) return new Refusal('committee_ended')
  checkSeats(tx, partnership, seats, committee)
  const before = {
    name: committee.name,
    purpose: committee.purpose,
    language: committee.language,
    seats: committee.seats.map((one) => ({ organizationId: one.organizationId, seats: one.seats })),
  }
  const changed = await tx.db
    .updateTable('committees')
    .set({ ...input, version: version + 1, updatedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n)
    throw new Stale({ name: before.name, purpose: before.purpose, version: committee.version })
  await writeSeats(tx, id, seats)
  return {
    historyId: await record(tx, 'committee.changed', {
      ...aboutCommittee(committee),
      before,
      after: { ...input, seats },
    }),
  }
}
