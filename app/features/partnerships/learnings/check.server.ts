import { reachableCommunities } from '#features/landscape/index.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { Invalid } from '#platform/errors/errors.ts'
import { reachableMeetings } from '../meetings/reads.server.ts'
import { touchpointsById } from '../touchpoints/reads.server.ts'
import type { LearningChange } from './inputs.ts'

/**
 * What is written of a learning: its community and where it was heard are there and in reach, and it was heard by today.
 * Throws Invalid at the field.
 */
export async function checkLearning(
  tx: Tx,
  partnershipId: string,
  { heardOn, ...input }: Omit<LearningChange, 'version'>,
) {
  const { communityId, touchpointId, meetingId } = input
  if (touchpointId !== null && meetingId !== null)
    throw new Invalid([{ path: 'meetingId', code: 'issue_learning_one_source' }])
  if (communityId !== null) {
    const community = await reachableCommunities(tx).where('id', '=', communityId).select('id').execute()
    if (community.length === 0) throw new Invalid([{ path: 'communityId', code: 'issue_learning_community' }])
  }
  const day =
    touchpointId !== null
      ? await dayOfTouchpoint(tx, partnershipId, touchpointId)
      : meetingId !== null
        ? await dayOfMeeting(tx, partnershipId, meetingId)
        : heardOn
  if (day === null) throw new Invalid([{ path: 'heardOn', code: 'issue_learning_day' }])
  if (day > tx.today)
    throw new Invalid([{ path: meetingId === null ? 'heardOn' : 'meetingId', code: 'issue_learning_future' }])
  return {
    ...input,
    translationLanguage: input.translation === '' ? null : input.translationLanguage,
    heardOn: day,
  }
}

async function dayOfTouchpoint(tx: Tx, partnershipId: string, id: string) {
  const [found] = await touchpointsById(tx, [id])
  if (found?.partnership?.id !== partnershipId)
    throw new Invalid([{ path: 'touchpointId', code: 'issue_learning_source' }])
  return found.happenedOn
}

async function dayOfMeeting(tx: Tx, partnershipId: string, id: string) {
  await hold(tx, 'meetings', id)
  const found = await reachableMeetings(tx)
    .where('meetings.id', '=', id)
    .where('meetings.partnershipId', '=', partnershipId)
    .select('meetings.startsOn')
    .executeTakeFirst()
  if (found === undefined) throw new Invalid([{ path: 'meetingId', code: 'issue_learning_source' }])
  return found.startsOn
}
