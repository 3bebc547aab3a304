import { Link, useLoaderData } from 'react-router'
import { ListFoot } from '#platform/http/list-foot.tsx'
import { load } from '#platform/http/page.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Select } from '#ui/select/select.tsx'
import { PartnershipsHead } from '../../partnerships/parts/partnerships-head.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { askedOf, warningsAsked } from '../warnings-asked.server.ts'

/** So many warnings are on one page. */
const pageLength = 30

export const meta = () => [{ title: m.warnings_title() }]

export const loader = load(async (tx, { url, base }) => {
  const asked = askedOf(tx, url)
  return {
    ...(await warningsAsked(tx, asked, pageLength)),
    asked,
    kinds: tx.system.registry.warnings.map(({ kind, label }) => ({ value: kind, label: label() })),
    begun: asked.cursor !== null,
    filtered: asked.query !== '' || asked.kind !== '' || asked.partnership !== '',
    today: tx.today,
    search: url.search,
    seesAcross: can(tx.actor, partnershipPolicy.seeAcross),
    base,
  }
})

export default function Warnings() {
  const { items, total, next, begun, partnerships, asked, kinds, filtered, today, search, seesAcross, base } =
    useLoaderData<typeof loader>()
  return (
    <>
      <PartnershipsHead base={base} seesAcross={seesAcross} lede={m.warnings_lede()} />
      <section className="stack">
        <h2 className="aloud">{m.warnings_title()}</h2>
        {(items.length > 0 || filtered) && (
          <FilterBar
            label={m.filters()}
            search={{ label: m.search(), name: 'query', value: asked.query }}
            submit={m.show()}
          >
            <Select
              name="kind"
              label={m.warnings_kind()}
              empty={m.warnings_every_kind()}
              defaultValue={asked.kind}
              options={kinds}
            />
            {partnerships.length > 0 ? (
              <Select
                name="partnership"
                label={m.warnings_partnership()}
                empty={m.warnings_every_partnership()}
                defaultValue={asked.partnership}
                options={partnerships.map(({ id, name }) => ({ value: id, label: name }))}
              />
            ) : (
              asked.partnership !== '' && <input type="hidden" name="partnership" value={asked.partnership} />
            )}
          </FilterBar>
        )}
        {items.length === 0 ? (
          <EmptyState
            level={3}
            title={filtered ? m.warnings_none_here() : m.warnings_empty_title()}
            action={filtered && <ButtonLink to={`${base}/warnings`}>{m.filters_clear()}</ButtonLink>}
          >
            <p>{m.warnings_empty_why()}</p>
          </EmptyState>
        ) : (
          <Rows label={m.warnings_title()}>
            {items.map((warning) => (
              <Row
                key={warning.id}
                title={warning.text}
                who={
                  <>
                    <Link to={`${base}/partnerships/${warning.partnershipId}`}>
                      {warning.partnershipName}
                    </Link>
                    {warning.records.map(({ text, href }) => (
                      <span key={href}>
                        {' · '}
                        <Link to={`${base}${href}`}>{text}</Link>
                      </span>
                    ))}
                  </>
                }
                end={warning.since !== null && m.warnings_since({ day: formatDay(warning.since, today) })}
                actions={<ButtonLink to={`${base}${warning.next.href}`}>{warning.next.text}</ButtonLink>}
              />
            ))}
          </Rows>
        )}
        <ListFoot
          here={`${base}/warnings${search}`}
          shown={items.length}
          total={total}
          begun={begun}
          next={next}
          csv={`${base}/warnings.csv${search}`}
        />
      </section>
    </>
  )
}
