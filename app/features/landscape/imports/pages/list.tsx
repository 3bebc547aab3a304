import { useLoaderData } from 'react-router'
import { ListFoot } from '#platform/http/list-foot.tsx'
import { readListing } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { formatMoment, formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { countDuplicates } from '../../duplicates/reads.server.ts'
import { importStateName } from '../names.ts'
import { listImports } from '../reads.server.ts'

export const meta = () => [{ title: m.imports_title() }]

export const loader = load(async (tx, { url, base }) => {
  const listing = readListing(url, [{ key: 'when', direction: 'desc' }], 30)
  const { items, total, next } = await listImports(tx, { ...listing, direction: 'desc' })
  return {
    items: items.map(({ id, source, fileName, state, createdAt, startedBy, counts }) => ({
      id,
      name: source === '' ? fileName : source,
      state,
      when: formatMoment(createdAt, tx.timeZone),
      startedBy,
      created: counts.created,
      changed: counts.changed,
    })),
    total,
    next,
    begun: listing.cursor !== null,
    duplicates: await countDuplicates(tx),
    base,
    here: url.pathname + url.search,
  }
})

export default function Imports() {
  const { items, total, next, begun, duplicates, base, here } = useLoaderData<typeof loader>()
  const start = (
    <ButtonLink look="go" to={`${base}/imports/new`}>
      {m.import_new()}
    </ButtonLink>
  )
  return (
    <div className="stack" style={{ '--gap': 'var(--s6)' }}>
      <PageHead
        title={m.imports_title()}
        lede={m.imports_lede()}
        actions={
          <>
            {start}
            {duplicates > 0 && (
              <ButtonLink to={`${base}/duplicates`}>{m.duplicates_count({ count: duplicates })}</ButtonLink>
            )}
          </>
        }
      />
      {items.length === 0 ? (
        <EmptyState title={m.imports_empty_title()} action={start}>
          <p>{m.imports_empty_why()}</p>
        </EmptyState>
      ) : (
        <>
          <DataTable
            caption={m.imports_title()}
            columns={[
              { key: 'source', label: m.import_source(), cell: (row) => row.name },
              { key: 'state', label: m.import_state(), cell: (row) => importStateName(row.state) },
              { key: 'when', label: m.import_when(), cell: (row) => row.when },
              {
                key: 'by',
                label: m.import_by(),
                wideOnly: true,
                cell: (row) => row.startedBy ?? m.history_operator(),
              },
              {
                key: 'created',
                label: m.import_created(),
                numeric: true,
                cell: (row) => formatNumber(row.created),
              },
              {
                key: 'changed',
                label: m.import_changed(),
                numeric: true,
                cell: (row) => formatNumber(row.changed),
              },
            ]}
            rows={items}
            rowKey={(row) => row.id}
            rowTo={(row) => `${base}/imports/${row.id}`}
          />
          <ListFoot here={here} shown={items.length} total={total} begun={begun} next={next} />
        </>
      )}
    </div>
  )
}
