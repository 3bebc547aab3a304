import { m } from '#platform/words/words.ts'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { TalkRow } from '../panel.server.ts'

/** Discussions in a list: the title, who spoke last and what, when, and whether something is new. */
export function TalkList({
  rows,
  base,
  about,
}: {
  rows: readonly TalkRow[]
  base: string
  /** What a discussion is about, where that isn't the page itself. */
  about?: (row: TalkRow) => React.ReactNode
}) {
  return (
    <Rows label={m.discussions_title()}>
      {rows.map((row) => (
        <Row
          key={row.id}
          title={<span lang={row.language ?? undefined}>{row.title}</span>}
          to={`${base}/discussions/${row.id}`}
          who={
            <>
              {about?.(row)}
              {row.words}
            </>
          }
          end={
            <span className="cluster" style={{ '--gap': 'var(--s2)' }}>
              {row.unread > 0 && <Tag tone="straw">{m.discussion_new({ count: row.unread })}</Tag>}
              {row.private && <Tag>{m.audience_organization()}</Tag>}
              {row.muted && <Tag>{m.discussion_muted()}</Tag>}
              <span className="soft small">
                {m.discussion_posts({ count: row.posts })} · <time dateTime={row.at}>{row.when}</time>
              </span>
            </span>
          }
        />
      ))}
    </Rows>
  )
}
