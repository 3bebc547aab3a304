import { communityChoices } from '#features/landscape/index.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { listMeetings, meetingsById } from '../meetings/reads.server.ts'
import { communitiesServed } from '../partnerships/reads.server.ts'
import { latestTouchpoints, touchpointsById } from '../touchpoints/reads.server.ts'
import { kindWord, titleOf } from '../touchpoints/say.ts'
import type { LearningSource } from './learning.ts'

interface Choice {
  value: string
  label: string
}

/** What the form of a learning offers: communities, those that are served first, and where it can have been heard. */
export interface LearningChoices {
  communities: { id: string; name: string }[]
  /** How many of them, at the top, the partnership serves. */
  served: number
  sources: Choice[]
}

/** The choices in a partnership in reach. `kept` is where it was heard so far, which stays among them however old it is. */
export async function learningChoices(
  tx: Tx,
  partnershipId: string,
  kept: Pick<LearningSource, 'kind' | 'id'> | null = null,
): Promise<LearningChoices> {
  const served = await communitiesServed(tx, partnershipId)
  const others = (await communityChoices(tx)).filter((one) => !served.some(({ id }) => id === one.id))
  return {
    communities: [...served, ...others],
    served: served.length,
    sources: await sourceChoices(tx, partnershipId, kept),
  }
}

async function sourceChoices(
  tx: Tx,
  partnershipId: string,
  kept: Pick<LearningSource, 'kind' | 'id'> | null,
): Promise<Choice[]> {
  const contacts = await latestTouchpoints(tx, { partnershipId }, 100)
  if (kept?.kind === 'touchpoint' && !contacts.some((one) => one.id === kept.id))
    contacts.push(...(await touchpointsById(tx, [kept.id])))
  const held = await listMeetings(tx, { partnershipId, view: 'past', query: '', cursor: null, limit: 50 })
  const meetings = held.items.filter((one) => one.state !== 'cancelled' && one.startsOn <= tx.today)
  if (kept?.kind === 'meeting' && !meetings.some((one) => one.id === kept.id))
    meetings.push(...(await meetingsById(tx, [kept.id])))
  // A meeting that was held is a contact too; it is offered once, unless the contact was chosen before.
  const twice = new Set(meetings.map((one) => one.touchpointId))
  const choices = contacts
    .filter((one) => one.id === kept?.id || !twice.has(one.id))
    .map((one) => ({
      first: one.kind === 'listening-session',
      value: `touchpoint:${one.id}`,
      label: m.learning_source_choice({
        kind: kindWord(one.kind),
        day: formatDay(one.happenedOn),
        title: titleOf(one, 50),
      }),
    }))
  return [
    ...choices.filter(({ first }) => first),
    ...meetings.map((one) => ({
      value: `meeting:${one.id}`,
      label: m.learning_source_choice({
        kind: m.learning_source_meeting(),
        day: formatDay(one.startsOn),
        title: one.title,
      }),
    })),
    ...choices.filter(({ first }) => !first),
  ].map(({ value, label }) => ({ value, label }))
}
