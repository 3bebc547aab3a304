import { Form } from 'react-router'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { SearchField } from '#ui/search-field/search-field.tsx'
import { Section } from '#ui/section/section.tsx'
import type { Named } from '../touchpoint.ts'

/** With whom it was, where the address doesn't say: partnerships at once, organizations and people by typing. */
export function AboutWhom({
  offered,
  query,
  base,
}: {
  offered: { partnerships: Named[]; organizations: Named[]; people: Named[] }
  query: string
  base: string
}) {
  const list = (title: string, name: string, rows: Named[]) =>
    rows.length > 0 && (
      <Section title={title}>
        <Rows label={title}>
          {rows.map((row) => (
            <Row key={row.id} title={row.name} to={`${base}/touchpoints/new?${name}=${row.id}`} />
          ))}
        </Rows>
      </Section>
    )
  const none = offered.partnerships.length + offered.organizations.length + offered.people.length === 0
  return (
    <div className="stack">
      <Form method="get" className="cluster">
        <SearchField label={m.touchpoint_about_search()} name="query" defaultValue={query} />
        <Button>{m.search()}</Button>
      </Form>
      {none && query !== '' && <p className="soft">{m.nothing_found({ query })}</p>}
      {list(m.touchpoint_about_partnerships(), 'partnership', offered.partnerships)}
      {list(m.touchpoint_about_organizations(), 'organization', offered.organizations)}
      {list(m.touchpoint_about_people(), 'person', offered.people)}
    </div>
  )
}
