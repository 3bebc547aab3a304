import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { type DiscussionView, shorten, type WayIn } from './discussion.ts'

export const viewWord = (view: DiscussionView): string =>
  ({
    all: m.discussions_view_all,
    unread: m.discussions_view_unread,
    mine: m.discussions_view_mine,
  })[view]()

/** How a post came, where that isn't by hand on a page. */
export const wayInWord = (way: WayIn): string | null =>
  ({ page: () => null, mail: m.post_by_mail, key: m.post_by_key, program: m.post_by_program })[way]()

/** What stands of a post in a line of a list: who, and the first words. */
export const lineWords = (
  last: { by: string | null; organizationName: string; body: string },
  most = 140,
): string => m.discussion_row({ who: last.by ?? last.organizationName, words: shorten(last.body, most) })

/** What is said once it is said: who hears of it by name, and which name was nobody's. */
export function saidWords(asked: { told: readonly string[]; unknown: readonly string[] }): {
  say: string
  tone: 'success' | 'warning'
} {
  if (asked.unknown.length > 0)
    return {
      say: m.discussion_said_unknown({ names: formatList(asked.unknown.slice(0, 5)) }),
      tone: 'warning',
    }
  return {
    say:
      asked.told.length > 0
        ? m.discussion_said_asked({ names: formatList(asked.told) })
        : m.discussion_said(),
    tone: 'success',
  }
}
