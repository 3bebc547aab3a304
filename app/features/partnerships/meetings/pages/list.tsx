import { useLoaderData } from 'react-router'
import { ListFoot } from '#platform/http/list-foot.tsx'
import { readListing, withParams } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { DueText } from '#ui/due-text/due-text.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { Select } from '#ui/select/select.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { meetingViews } from '../meeting.ts'
import { listMeetings } from '../reads.server.ts'
import { rowWords, stateWord, viewWord } from '../say.ts'
import { listSeries } from '../series/reads.server.ts'
import { seriesWords } from '../series/say.ts'

export const meta = ({ loaderData: data }: { loaderData?: Awaited<ReturnType<typeof loader>> }) =>
  frameTitle(data, m.meetings_title())

export const loader = load(async (tx, { params, url, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  const partnershipId = frame.partnership.id
  const { query, cursor, limit } = readListing(url, [{ key: 'day', direction: 'desc' }])
  const wanted = url.searchParams.get('view')
  const asked = meetingViews.find((one) => one === wanted)
  const page = (view: (typeof meetingViews)[number]) =>
    listMeetings(tx, { partnershipId, view, query, cursor, limit })
  let view = asked ?? (query === '' ? 'coming' : 'all')
  let shown = await page(view)
  // Where nothing lies ahead, what was is what one comes for.
  if (asked === undefined && shown.total === 0 && view === 'coming') {
    view = 'all'
    shown = await page(view)
  }
  const any =
    shown.total > 0 ||
    (await listMeetings(tx, { partnershipId, query: '', cursor: null, limit: 1 })).total > 0
  const repeating = query === '' && cursor === null && view !== 'past'
  return {
    ...shown,
    series: repeating
      ? (await listSeries(tx, { partnershipId, running: true, query: '', cursor: null, limit: 20 })).items
      : [],
    frame,
    view,
    query,
    any,
    isFirst: cursor === null,
    base,
    here: url.pathname + url.search,
  }
})

export default function Meetings() {
  const { items, series, total, next, frame, view, query, any, isFirst, base, here } =
    useLoaderData<typeof loader>()
  const place = `${base}/partnerships/${frame.partnership.id}/meetings`
  const call = frame.can.work ? (
    <ButtonLink look="go" to={`${place}/new`}>
      {m.meeting_call()}
    </ButtonLink>
  ) : undefined
  return (
    <PartnershipFrame frame={frame} base={base} lede={m.meetings_lede()} actions={any && call}>
      {any ? (
        <section className="stack">
          <h2 className="aloud">{m.meetings_title()}</h2>
          <FilterBar
            label={m.filters()}
            search={{ label: m.search(), name: 'query', value: query }}
            submit={m.show()}
          >
            <Select
              name="view"
              label={m.meetings_which()}
              defaultValue={view}
              options={meetingViews.map((value) => ({ value, label: viewWord(value) }))}
            />
          </FilterBar>
          {items.length === 0 ? (
            <EmptyState
              level={3}
              title={query === '' ? m.meetings_none() : m.nothing_found({ query })}
              action={
                <ButtonLink to={withParams(here, { query: null, view: 'all' })}>
                  {m.filters_clear()}
                </ButtonLink>
              }
            />
          ) : (
            <Rows label={m.meetings_title()}>
              {items.map((one) => (
                <Row
                  key={one.id}
                  title={<span lang={one.language ?? undefined}>{one.title}</span>}
                  to={`${base}/meetings/${one.id}`}
                  who={
                    one.state === 'planned'
                      ? rowWords(one)
                      : m.meeting_row({ time: stateWord(one.state), where: rowWords(one) })
                  }
                  end={<DueText on={one.startsOn}>{formatDay(one.startsOn, frame.today)}</DueText>}
                />
              ))}
            </Rows>
          )}
          <ListFoot
            here={here}
            shown={items.length}
            total={total}
            begun={!isFirst}
            next={next}
            csv={`${place}.csv`}
          />
        </section>
      ) : (
        <EmptyState title={m.meetings_empty_title()} action={call}>
          <p>{m.meetings_empty_why()}</p>
        </EmptyState>
      )}
      {series.length > 0 && (
        <Section title={m.series_title()}>
          <Rows label={m.series_title()}>
            {series.map((one) => (
              <Row
                key={one.id}
                title={<span lang={one.language ?? undefined}>{one.title}</span>}
                to={`${base}/series/${one.id}`}
                who={seriesWords(one)}
                end={one.startsAt}
              />
            ))}
          </Rows>
        </Section>
      )}
    </PartnershipFrame>
  )
}
