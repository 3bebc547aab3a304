import { m } from '#platform/words/words.ts'
import { Notice } from '#ui/notice/notice.tsx'
import type { Asked } from '../asks.server.ts'

/** Said where one is about to ask: who has been asked much this month. It stops nobody. */
export function AskedNotice({ asked }: { asked: readonly Asked[] }) {
  if (asked.length === 0) return null
  return (
    <Notice>
      {asked.map(({ organizationId, name, count, limit }) => (
        <p key={organizationId}>{m.equity_asked_much({ organization: name, count, limit })}</p>
      ))}
    </Notice>
  )
}
