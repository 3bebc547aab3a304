import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { write } from '#platform/context/transaction.server.ts'
import { isRefusal, type Refusal } from '#platform/errors/errors.ts'

/** What a verb answered where it must not have refused; throws with the code of a refusal. */
export function sure<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`refused: ${answer.code}`)
  return answer
}

/** The same of an answer that is still to come. */
export const ok = async <T>(answering: Promise<T | Refusal>): Promise<T> => sure(await answering)

/** The same of a verb done by somebody. */
export const must = <T>(ctx: Ctx, verb: (tx: Tx) => Promise<T | Refusal>): Promise<T> => ok(write(ctx, verb))

/** The code of a refusal that is to come, or `done`. */
export async function code(answering: Promise<unknown>): Promise<string> {
  const answer = await answering
  return isRefusal(answer) ? answer.code : 'done'
}
