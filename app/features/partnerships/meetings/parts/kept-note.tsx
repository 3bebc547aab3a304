import { Link } from 'react-router'
import { m } from '#platform/words/words.ts'
import { Notice } from '#ui/notice/notice.tsx'

/** Where somebody is asked while an item of an agenda is half typed: that it is kept, and the way back to it. */
export function KeptNote({ to }: { to: string }) {
  return (
    <Notice tone="info">
      {m.meeting_item_kept()} <Link to={to}>{m.meeting_item_kept_back()}</Link>
    </Notice>
  )
}
