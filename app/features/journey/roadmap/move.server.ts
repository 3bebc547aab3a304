import type { Tx } from '#platform/context/context.server.ts'
import { Invalid, NotFound, Refusal } from '#platform/errors/errors.ts'
import type { Moved } from '#platform/features/roadmap.ts'
import type { MoveInput } from './inputs.ts'

/** Moves something to another day, by the verb of the record and under its rules: here is no second one. */
export async function moveAhead(
  tx: Tx,
  kind: string,
  recordId: string,
  { on, reason }: MoveInput,
): Promise<Moved | Refusal> {
  const source = tx.system.registry.roadmap.find((one) => one.kind === kind)
  if (source === undefined) throw new NotFound()
  if (source.move === undefined) return new Refusal('roadmap_fixed')
  if (source.asksWhy && reason === '') throw new Invalid([{ path: 'reason', code: 'issue_roadmap_reason' }])
  if (on < tx.today) throw new Invalid([{ path: 'on', code: 'issue_roadmap_past' }])
  return source.move(tx, recordId, on, reason)
}
