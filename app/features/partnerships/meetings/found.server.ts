import { thereByLeaving } from '#platform/activity/leaving.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { SearchKind } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { shorten } from '../discussions/discussion.ts'
import { meetingReach, meetingsById, reachableMeetings } from './reads.server.ts'
import { foundWords } from './say.ts'

export const meetingKind: SearchKind = {
  kind: 'meeting',
  table: 'meetings',
  label: () => m.meetings_title(),
  reach: meetingReach,
  describe: async (tx, ids) =>
    (await meetingsById(tx, ids)).map((one) => ({
      id: one.id,
      title: one.title,
      detail: foundWords(one, tx.today),
      href: `/meetings/${one.id}`,
    })),
}

/** Minutes as they are saved, by what they say; drafts are found by nobody. */
export const minutesKind: SearchKind = {
  kind: 'minutes',
  table: 'meeting_minutes',
  label: () => m.minutes_found_title(),
  reach: (tx) => ({ within: reachableMinutes(tx).select('meetingMinutes.id') }),
  describe: async (tx, ids) => {
    const rows = await reachableMinutes(tx)
      .where('meetingMinutes.id', 'in', [...ids, tx.workspace.id])
      .select(['meetingMinutes.id', 'meetingMinutes.meetingId', 'meetingMinutes.text'])
      .execute()
    const meetings = await meetingsById(
      tx,
      rows.map((row) => row.meetingId),
    )
    return rows.flatMap(({ id, meetingId, text }) => {
      const meeting = meetings.find((one) => one.id === meetingId)
      if (meeting === undefined) return []
      const facts = { found: foundWords(meeting, tx.today), words: shorten(text, 90) }
      return [
        { id, title: meeting.title, detail: m.minutes_found(facts), href: `/meetings/${meetingId}/minutes` },
      ]
    })
  },
}

/** Saved minutes that the reader may open: of a partnership that was left, those that were not written on since. */
const reachableMinutes = (tx: Tx) =>
  reachableMeetings(tx)
    .innerJoin('meetingMinutes', (join) =>
      join
        .onRef('meetingMinutes.workspaceId', '=', 'meetings.workspaceId')
        .onRef('meetingMinutes.meetingId', '=', 'meetings.id'),
    )
    .where(thereByLeaving(tx, 'meetings.partnershipId', 'meetingMinutes.updatedAt'))
