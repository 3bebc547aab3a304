import { Form, Link, useLoaderData } from 'react-router'
import { ListFoot } from '#platform/http/list-foot.tsx'
import { keptSort, readListing, withParams } from '#platform/http/listing.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { Select } from '#ui/select/select.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { discussedRecords } from '../discussed.server.ts'
import { discussionSorts, discussionViews } from '../discussion.ts'
import { askedOf } from '../filters.ts'
import { markAllRead } from '../mark-read.server.ts'
import { discussionKinds, talkRow } from '../panel.server.ts'
import { TalkList } from '../parts/talk-list.tsx'
import { listDiscussions } from '../reads.server.ts'
import { viewWord } from '../say.ts'

export const meta = ({ loaderData: data }: { loaderData?: Awaited<ReturnType<typeof loader>> }) =>
  frameTitle(data, m.discussions_title())

export const loader = load(async (tx, { params, url, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  const partnershipId = frame.partnership.id
  const listing = readListing(url, discussionSorts)
  const asked = askedOf(url)
  const { items, total, next } = await listDiscussions(tx, { ...listing, ...asked, partnershipId })
  const first = { query: '', direction: 'desc', cursor: null, limit: 1, partnershipId } as const
  const about = await discussedRecords(tx, items)
  return {
    rows: items.map((one) => ({
      ...talkRow(tx, one),
      about: about.get(`${one.subjectKind} ${one.subjectId}`) ?? null,
    })),
    total,
    next,
    frame,
    listing,
    asked,
    any: total > 0 || (await listDiscussions(tx, first)).total > 0,
    kinds: discussionKinds(tx),
    base,
    here: url.pathname + url.search,
    search: url.search,
  }
})

/** The page's one act: nothing here is new any more. */
export const action = act(async (tx, { params, base }) => {
  const id = params.partnership ?? ''
  const { partnership } = await frameOf(tx, id)
  await markAllRead(tx, partnership.id)
  return done(`${base}/partnerships/${id}/discussions`, m.discussions_marked_read())
})

const sortWords = {
  latest: m.discussions_sort_latest,
  title: m.discussions_sort_title,
  begun: m.discussions_sort_begun,
}
// The order that comes by itself is no choice: a search typed beside it shows what matches best.
const sortsOf = ({ query }: { query: string }) => {
  const asked = discussionSorts.map(({ key, direction }) => ({
    value: direction === 'desc' ? `-${key}` : key,
    label: sortWords[key](),
  }))
  return query.trim() === ''
    ? [{ value: '', label: sortWords.latest() }, ...asked.slice(1)]
    : [{ value: '', label: m.discussions_sort_match() }, ...asked]
}

export default function Discussions() {
  const data = useLoaderData<typeof loader>()
  const { rows, total, next, frame, listing, asked, any, kinds, base, here, search } = data
  const place = `${base}/partnerships/${frame.partnership.id}/discussions`
  const begin = frame.can.work ? (
    <ButtonLink look="go" to={`${place}/new`}>
      {m.discussion_begin()}
    </ButtonLink>
  ) : undefined
  const acts = (
    <>
      {begin}
      {frame.unreadDiscussions > 0 && (
        <Form method="post">
          <Button>{m.discussions_mark_read()}</Button>
        </Form>
      )}
      <ButtonLink look="quiet" to={`${place}/hear`}>
        {m.discussion_hearing()}
      </ButtonLink>
    </>
  )
  return (
    <PartnershipFrame frame={frame} base={base} lede={m.discussions_lede()} actions={any && acts}>
      {any ? (
        <section className="stack">
          <h2 className="aloud">{m.discussions_title()}</h2>
          <FilterBar
            label={m.filters()}
            search={{ label: m.search(), name: 'query', value: listing.query }}
            submit={m.show()}
          >
            <Select
              name="view"
              label={m.discussions_view()}
              defaultValue={asked.view}
              options={discussionViews.map((value) => ({ value, label: viewWord(value) }))}
            />
            <Select
              name="about"
              label={m.discussions_about()}
              empty={m.discussions_about_any()}
              defaultValue={asked.subjectKind ?? ''}
              options={kinds}
            />
            <Select
              name="sort"
              label={m.discussions_sort()}
              defaultValue={keptSort(listing, discussionSorts[0].key).sort ?? ''}
              options={sortsOf(listing)}
            />
          </FilterBar>
          {rows.length === 0 ? (
            <EmptyState
              level={3}
              title={listing.query === '' ? m.discussions_none() : m.nothing_found({ query: listing.query })}
              action={
                <ButtonLink to={withParams(here, { query: null, view: null, about: null })}>
                  {m.filters_clear()}
                </ButtonLink>
              }
            />
          ) : (
            <TalkList
              rows={rows}
              base={base}
              about={(row) => {
                const about = rows.find((one) => one.id === row.id)?.about
                return about == null || about.kind === 'partnership' ? null : (
                  <>
                    {about.kind === 'vision' ? (
                      about.label
                    ) : (
                      <Link to={`${base}${about.href}`}>
                        {m.discussion_about({ kind: about.label, title: about.title })}
                      </Link>
                    )}
                    <br />
                  </>
                )
              }}
            />
          )}
          <ListFoot
            here={here}
            shown={rows.length}
            total={total}
            begun={listing.cursor !== null}
            next={next}
            csv={withParams(`${place}.csv${search}`, { cursor: null })}
          />
        </section>
      ) : (
        <EmptyState title={m.discussions_empty_title()} action={begin}>
          <p>{m.discussions_empty_why()}</p>
        </EmptyState>
      )}
    </PartnershipFrame>
  )
}
