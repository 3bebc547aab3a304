import { useLoaderData } from 'react-router'
import { ListFoot } from '#platform/http/list-foot.tsx'
import { readListing, withParams } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Select } from '#ui/select/select.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { agreementStandings } from '../agreement.ts'
import { AgreementTag } from '../parts/agreement-tag.tsx'
import { agreementsOf } from '../reads.server.ts'
import { kindWord, periodText, standingSentence, standingWord } from '../say.ts'

export const meta = ({ loaderData: data }: { loaderData?: Awaited<ReturnType<typeof loader>> }) =>
  frameTitle(data, m.agreements_title())

export const loader = load(async (tx, { params, url, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  const { query } = readListing(url, [{ key: 'drafted', direction: 'desc' }])
  const wanted = url.searchParams.get('standing')
  const standing = agreementStandings.find((one) => one === wanted) ?? ''
  const all = await agreementsOf(tx, frame.partnership.id)
  const items = all.filter(
    (one) =>
      (standing === '' || one.standing === standing) &&
      one.title.toLocaleLowerCase().includes(query.trim().toLocaleLowerCase()),
  )
  return { frame, items, any: all.length > 0, query, standing, base, here: url.pathname + url.search }
})

export default function Agreements() {
  const { frame, items, any, query, standing, base, here } = useLoaderData<typeof loader>()
  const place = `${base}/partnerships/${frame.partnership.id}/agreements`
  const add = frame.can.work && (
    <ButtonLink look="go" to={`${place}/new`}>
      {m.agreement_add()}
    </ButtonLink>
  )
  return (
    <PartnershipFrame frame={frame} base={base} lede={m.agreements_lede()} actions={any && add}>
      {any ? (
        <section className="stack">
          <h2 className="aloud">{m.agreements_title()}</h2>
          <FilterBar
            label={m.filters()}
            search={{ label: m.search(), name: 'query', value: query }}
            submit={m.show()}
          >
            <Select
              name="standing"
              label={m.agreements_standing()}
              empty={m.agreements_standing_all()}
              defaultValue={standing}
              options={agreementStandings.map((value) => ({ value, label: standingWord(value) }))}
            />
          </FilterBar>
          {items.length === 0 ? (
            <EmptyState
              level={3}
              title={query === '' ? m.agreements_none_standing() : m.nothing_found({ query })}
              action={
                <ButtonLink to={withParams(here, { query: null, standing: null })}>
                  {m.filters_clear()}
                </ButtonLink>
              }
            />
          ) : (
            <Rows>
              {items.map((agreement) => (
                <Row
                  key={agreement.id}
                  to={`${base}/agreements/${agreement.id}`}
                  title={<span lang={agreement.language ?? undefined}>{agreement.title}</span>}
                  who={`${kindWord(agreement.kind)} · ${periodText(agreement, frame.today)} · ${standingSentence(agreement, frame.today)}`}
                  end={<AgreementTag standing={agreement.standing} />}
                />
              ))}
            </Rows>
          )}
          <ListFoot
            here={here}
            shown={items.length}
            total={items.length}
            begun={false}
            next={null}
            csv={`${place}.csv`}
          />
        </section>
      ) : (
        <EmptyState title={m.agreements_empty_title()} action={add}>
          <p>{m.agreements_empty_why()}</p>
        </EmptyState>
      )}
    </PartnershipFrame>
  )
}
