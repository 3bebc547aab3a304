import { m } from '#platform/words/words.ts'
import type { HourEntry } from '../hours/hour-entry.ts'

/** What for, as it was written, and who noted it: by hand, and said so. */
export const HourWords = ({ hours: { note, language, notedBy } }: { hours: HourEntry }) => (
  <>
    {note !== '' && <span lang={language ?? undefined}>{note}</span>}
    {note !== '' && ' · '}
    <span className="soft">{m.hours_noted_by({ organization: notedBy })}</span>
  </>
)
