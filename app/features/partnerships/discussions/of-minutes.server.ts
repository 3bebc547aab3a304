import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { beginDiscussion } from './begin.server.ts'
import type { Discussion } from './discussion.ts'
import { type DiscussionInput, postInput } from './inputs.ts'
import { discussionsOn } from './reads.server.ts'
import { sayInDiscussion } from './say-in.server.ts'

/** Where it is talked of what is wrong with the minutes of a meeting in reach; null while nobody has said anything. */
export const talkOfMinutes = async (tx: Tx, meetingId: string): Promise<Discussion | null> =>
  (await discussionsOn(tx, { kind: 'meeting', id: meetingId })).find((one) => one.ofMinutes) ?? null

/** Says to all partners what is wrong with the minutes of a meeting: in the discussion of it, which is begun where there is none. */
export async function sayOfTheMinutes(
  tx: Tx,
  partnershipId: string,
  input: DiscussionInput & { subjectId: string },
): Promise<Awaited<ReturnType<typeof beginDiscussion>>> {
  // Of two who begin it at once the second waits, and says it in what the first began.
  await hold(tx, 'meetings', input.subjectId)
  const going = await talkOfMinutes(tx, input.subjectId)
  if (going?.partnershipId !== partnershipId)
    return beginDiscussion(tx, partnershipId, input, { ofMinutes: true })
  const said = await sayInDiscussion(tx, going.id, postInput.parse(input))
  return isRefusal(said) ? said : { ...said, id: going.id, postId: said.id }
}
