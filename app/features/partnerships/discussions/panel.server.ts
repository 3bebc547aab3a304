import type { Tx } from '#platform/context/context.server.ts'
import { formatMoment } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import type { Discussion } from './discussion.ts'
import { discussionsOn } from './reads.server.ts'
import { lineWords } from './say.ts'

/** A discussion in a list, in words. */
export interface TalkRow {
  id: string
  title: string
  language: string | null
  words: string
  at: string
  when: string
  posts: number
  unread: number
  muted: boolean
  private: boolean
  passage: Discussion['passage']
}

/** What is said beside a record, as its page shows it. */
export interface Talk {
  rows: TalkRow[]
  /** Within the workspace: where one says something, null for who may not, and where all of it is. */
  begin: string | null
  all: string
}

export const talkRow = (tx: Tx, one: Discussion): TalkRow => ({
  id: one.id,
  title: one.title,
  language: one.language,
  words: lineWords(one.last),
  at: one.last.at.toISOString(),
  when: formatMoment(one.last.at, tx.timeZone),
  posts: one.posts,
  unread: one.unread,
  muted: one.wish === 'mute',
  private: one.audience === 'organization',
  passage: one.passage,
})

/** The part of a loader that `TalkPanel` needs, of a record in reach. */
export async function talkOn(
  tx: Tx,
  about: { kind: string; id: string; partnershipId: string },
  maySay: boolean,
): Promise<Talk> {
  const here = `/partnerships/${about.partnershipId}/discussions`
  return {
    rows: (await discussionsOn(tx, about, 20)).map((one) => talkRow(tx, one)),
    begin: maySay ? `${here}/new?about=${about.kind}&id=${about.id}` : null,
    all: `${here}?about=${about.kind}`,
  }
}

/**
 * Within the workspace: where people are asked by name about a record. In what all partners said of it last, else in a
 * discussion that is begun; with a title only in the one that has it. `kept` travels with it in the address. Null for
 * who may not say anything.
 */
export function askIn(
  { rows, begin }: Pick<Talk, 'rows' | 'begin'>,
  personIds: readonly string[],
  title?: string,
  kept = new URLSearchParams(),
): string | null {
  if (begin === null) return null
  const asked = [
    ...personIds.map((id) => `ask=${encodeURIComponent(id)}`),
    ...(kept.size > 0 ? [kept] : []),
  ].join('&')
  const going = rows.find((row) => !row.private && (title === undefined || row.title === title))
  if (going !== undefined) return `/discussions/${going.id}?${asked}#say`
  return `${begin}&${asked}${title === undefined ? '' : `&title=${encodeURIComponent(title)}`}`
}

export const discussionKinds = (tx: Tx): { value: string; label: string }[] =>
  [...tx.system.registry.discussed.values()].map((one) => ({ value: one.kind, label: one.label() }))

/** What the reader hears of a discussion now, in a sentence. */
export const hearingWords = (
  wish: 'follow' | 'mute' | null,
  partnership: 'follow' | 'mute' | null,
  takesPart: boolean,
) => {
  const said = wish ?? partnership
  if (said === 'follow') return m.discussion_hears_follow()
  if (said === 'mute') return m.discussion_hears_mute()
  return takesPart ? m.discussion_hears_part() : m.discussion_hears_nothing()
}
