import { Form, useLoaderData } from 'react-router'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { SearchField } from '#ui/search-field/search-field.tsx'
import { Section } from '#ui/section/section.tsx'
import { load } from '../../http/page.server.ts'
import { m } from '../../words/words.ts'
import { find } from '../find.server.ts'

export const meta = () => [{ title: m.find_title() }]

export const loader = load(async (tx, { url, base }) => {
  const query = (url.searchParams.get('query') ?? '').trim().slice(0, 200)
  const writes = tx.actor.role !== 'viewer'
  return {
    base,
    query,
    found: query === '' ? [] : await find(tx, query),
    deeds: [
      ...(writes ? [{ to: '/touchpoints/new', label: m.find_log() }] : []),
      ...(tx.actor.role === 'owner' || tx.actor.role === 'coordinator'
        ? [
            { to: '/partnerships/new', label: m.find_start() },
            { to: '/organizations/new', label: m.find_add_organization() },
            { to: '/people/new', label: m.find_add_person() },
            { to: '/imports/new', label: m.find_import() },
          ]
        : writes
          ? [{ to: '/proposals/new', label: m.find_propose() }]
          : []),
      { to: '/today', label: m.find_today() },
    ],
  }
})

export default function Find() {
  const { base, query, found, deeds } = useLoaderData<typeof loader>()
  const wanted = query.toLowerCase()
  const fitting = deeds.filter((deed) => wanted === '' || deed.label.toLowerCase().includes(wanted))
  return (
    <>
      <PageHead title={m.find_title()} />
      <Form method="get" className="cluster">
        <SearchField label={m.search()} name="query" defaultValue={query} autoFocus />
        <button type="submit" className="button go">
          {m.search()}
        </button>
      </Form>
      {query !== '' && found.length === 0 && fitting.length === 0 && (
        <EmptyState title={m.nothing_found({ query })}>
          <p>{m.find_nothing_why()}</p>
        </EmptyState>
      )}
      {found.map((kind) => (
        <Section key={kind.kind} title={kind.label}>
          <Rows label={kind.label}>
            {kind.rows.map((row) => (
              <Row key={row.id} title={row.title} to={`${base}${row.href}`} who={row.detail || undefined} />
            ))}
          </Rows>
        </Section>
      ))}
      {fitting.length > 0 && (
        <Section title={m.find_do()}>
          <div className="cluster">
            {fitting.map((deed) => (
              <ButtonLink key={deed.to} to={`${base}${deed.to}`}>
                {deed.label}
              </ButtonLink>
            ))}
          </div>
        </Section>
      )}
    </>
  )
}
