import { Link, useLoaderData } from 'react-router'
import type { FileOnPage } from '#platform/files/file.ts'
import { FileList } from '#platform/files/parts/file-list.tsx'
import { listFiles } from '#platform/files/reads.server.ts'
import { ListFoot } from '#platform/http/list-foot.tsx'
import { readListing, withParams } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { besideOf } from '../beside.ts'

export const meta = ({ loaderData: data }: { loaderData?: { frame: { partnership: { name: string } } } }) =>
  frameTitle(data, m.files_title())

/** All files of a partnership: its own, and those beside its touchpoints, commitments and evidence. */
export const loader = load(async (tx, { params, url, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  const partnershipId = frame.partnership.id
  const { query, cursor, limit } = readListing(url, [{ key: 'added', direction: 'desc' }])
  const shown = await listFiles(tx, { partnershipId, query, cursor, limit })
  const any =
    shown.total > 0 || (await listFiles(tx, { partnershipId, query: '', cursor: null, limit: 1 })).total > 0
  return { ...shown, frame, query, any, isFirst: cursor === null, base, here: url.pathname + url.search }
})

export default function PartnershipFiles() {
  const { items, total, next, frame, query, any, isFirst, base, here: page } = useLoaderData<typeof loader>()
  const here = `${base}/partnerships/${frame.partnership.id}`
  const add = frame.can.work && (
    <ButtonLink look="go" to={`${here}/files/new`}>
      {m.file_add()}
    </ButtonLink>
  )
  const of = (file: FileOnPage) => {
    const beside = besideOf(file, base, here)
    return (
      beside && (
        <>
          {' · '}
          <Link to={beside.to}>{beside.text}</Link>
        </>
      )
    )
  }
  return (
    <PartnershipFrame frame={frame} base={base} actions={add}>
      {any ? (
        <section className="stack" id="files">
          <h2 className="aloud">{m.files_title()}</h2>
          <FilterBar
            label={m.filters()}
            search={{ label: m.partnership_files_search(), name: 'query', value: query }}
            submit={m.show()}
          />
          {items.length === 0 ? (
            <EmptyState
              level={3}
              title={total === 0 ? m.nothing_found({ query }) : m.partnership_files_none_older()}
              action={<ButtonLink to={withParams(page, { query: null })}>{m.filters_clear()}</ButtonLink>}
            />
          ) : (
            <FileList files={items} base={base} of={of} />
          )}
          <ListFoot here={page} shown={items.length} total={total} begun={!isFirst} next={next} />
        </section>
      ) : (
        <EmptyState title={m.partnership_files_empty_title()} action={add}>
          <p>{m.files_empty()}</p>
        </EmptyState>
      )}
    </PartnershipFrame>
  )
}
