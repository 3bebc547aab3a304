import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import type { Touchpoint, TouchpointKind } from './touchpoint.ts'

/** A kind of touchpoint, in a word. */
export const kindWord = (kind: TouchpointKind): string =>
  ({
    call: m.touchpoint_kind_call,
    visit: m.touchpoint_kind_visit,
    meeting: m.touchpoint_kind_meeting,
    workshop: m.touchpoint_kind_workshop,
    'listening-session': m.touchpoint_kind_listening,
    event: m.touchpoint_kind_event,
    mail: m.touchpoint_kind_mail,
    message: m.touchpoint_kind_message,
  })[kind]()

/** Who took part: people where they are named, else organizations; "Dana, Lucía and 3 more". */
export function whoTookPart(touchpoint: Pick<Touchpoint, 'people' | 'organizations'>, most = 3): string {
  const names = (touchpoint.people.length > 0 ? touchpoint.people : touchpoint.organizations).map(
    (one) => one.name,
  )
  return names.length <= most + 1
    ? formatList(names)
    : m.touchpoint_who_more({ names: names.slice(0, most).join(', '), count: names.length - most })
}

/** What was said, cut to a line; else the kind of it with whom. */
export function titleOf(touchpoint: Touchpoint, most = 140): string {
  const line = touchpoint.summary.split('\n')[0]?.trim() ?? ''
  if (line === '')
    return m.touchpoint_title({ kind: kindWord(touchpoint.kind), who: whoTookPart(touchpoint) })
  return line.length <= most ? line : `${line.slice(0, most).replace(/\s+\S*$/, '')}…`
}
