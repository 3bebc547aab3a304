import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal, Stale } from '#platform/errors/errors.ts'
import { refusalOf } from './acts.ts'
import type { CommitmentChange } from './inputs.ts'
import { aboutCommitment, openCommitment, promisorOf } from './open.server.ts'
import { belongsTo } from './pledge.server.ts'

/** Changes a promise: its words and day until somebody has accepted it, whoever sees to it always. Throws Stale. */
export async function changeCommitment(
  tx: Tx,
  id: string,
  { version, ...wanted }: CommitmentChange,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openCommitment(tx, id)
  if (isRefusal(opened)) return opened
  const speaker = promisorOf(tx, opened)
  if (isRefusal(speaker)) return speaker
  const { commitment } = opened
  const before = {
    text: commitment.text,
    details: commitment.details,
    dueOn: commitment.pledgedFor,
    responsiblePersonId: commitment.responsible?.id ?? null,
  }
  if (version !== commitment.version) throw new Stale({ ...before, version: commitment.version })
  // A form and the API show the day in force; saving it again is no wish for another day.
  const input = wanted.dueOn === commitment.standing.dueOn ? { ...wanted, dueOn: before.dueOn } : wanted
  const no = refusalOf('change', commitment)
  if (no !== null) return new Refusal(no)
  const saysOther =
    input.text !== before.text || input.details !== before.details || input.dueOn !== before.dueOn
  if (saysOther && !commitment.untouched) return new Refusal('commitment_wording_agreed')
  if (!(await belongsTo(tx, input.responsiblePersonId, commitment.promisor.id)))
    return new Refusal('commitment_not_colleague')
  await tx.db
    .updateTable('commitments')
    .set({ ...input, version: version + 1, updatedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
  const historyId = await record(tx, 'commitment.changed', {
    ...aboutCommitment(opened, speaker),
    before,
    after: { ...input },
  })
  return { historyId }
}
