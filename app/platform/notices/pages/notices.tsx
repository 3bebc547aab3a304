import { Form, Link, useLoaderData } from 'react-router'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { readListing, withParams } from '../../http/listing.ts'
import { act, done, load } from '../../http/page.server.ts'
import { m } from '../../words/words.ts'
import { markRead } from '../mark-read.server.ts'
import { listNotices, unreadNotices } from '../reads.server.ts'

export const meta = () => [{ title: m.notices_title() }]

export const loader = load(async (tx, { base, url }) => {
  const listing = readListing(url, [{ key: 'when', direction: 'desc' }], 30)
  const all = url.searchParams.get('all') === 'yes'
  return {
    base,
    ...(await listNotices(tx, listing, !all)),
    unread: await unreadNotices(tx),
    all,
    listing,
    here: url.pathname + url.search,
  }
})

/** Sets one aside, or all of them. */
export const action = act(async (tx, { form, base }) => {
  const id = form.get('id')
  await markRead(tx, typeof id === 'string' ? { id } : 'all')
  return done(`${base}/notices`, typeof id === 'string' ? undefined : m.notices_all_read())
})

export default function NoticesPage() {
  const { base, items, next, unread, all, listing, here } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead
        title={m.notices_title()}
        lede={unread === 0 ? m.notices_none_unread() : m.notices_unread({ count: unread })}
        actions={
          <>
            {unread > 0 && (
              <Form method="post">
                <Button>{m.notices_read_all()}</Button>
              </Form>
            )}
            <ButtonLink to={`${base}/me/notices`}>{m.notices_wishes()}</ButtonLink>
          </>
        }
      />
      {items.length === 0 ? (
        <EmptyState title={all ? m.notices_empty() : m.notices_empty_unread()}>
          <p>{m.notices_empty_why()}</p>
        </EmptyState>
      ) : (
        <Rows label={m.notices_title()}>
          {items.map((notice) => (
            <Row
              key={notice.id}
              title={notice.text}
              to={`${base}/notices/${notice.id}`}
              who={notice.quote === '' ? undefined : notice.quote.slice(0, 200)}
              end={
                <span className="cluster" style={{ '--gap': '.1rem .6rem' }}>
                  {!notice.isRead && <Tag>{m.notice_new()}</Tag>}
                  <time dateTime={notice.at} className="soft small">
                    {notice.when}
                  </time>
                </span>
              }
            />
          ))}
        </Rows>
      )}
      <p style={{ marginBlockStart: 'var(--s4)' }}>
        <Link to={withParams(here, { all: all ? null : 'yes' })}>
          {all ? m.notices_only_unread() : m.notices_read_too()}
        </Link>
      </p>
      <Pagination
        label={m.pages()}
        {...(listing.cursor === null
          ? {}
          : { previous: { to: withParams(here, { cursor: null }), label: m.first_page() } })}
        {...(next === null ? {} : { next: { to: withParams(here, { cursor: next }), label: m.next_page() } })}
      />
    </>
  )
}
