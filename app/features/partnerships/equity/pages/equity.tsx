import { Link, useLoaderData } from 'react-router'
import { withParams } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { can } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { Section } from '#ui/section/section.tsx'
import { Select } from '#ui/select/select.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { spanOf, spans } from '../equity.ts'
import { Asks } from '../parts/asks.tsx'
import { FigureSection } from '../parts/figure-section.tsx'
import { spanWord } from '../say.ts'
import { equityOf } from '../view.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: Awaited<ReturnType<typeof loader>> }) =>
  frameTitle(data, m.equity_title())

export const loader = load(async (tx, { params, url, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  const span = spanOf(url)
  return {
    frame,
    span,
    view: await equityOf(tx, frame.partnership, span),
    across: can(tx.actor, partnershipPolicy.seeAcross),
    here: url.pathname + url.search,
    base,
  }
})

export default function EquityPage() {
  const { frame, span, view, across, here, base } = useLoaderData<typeof loader>()
  const place = `${base}/partnerships/${frame.partnership.id}`
  const any = view.figures.some((figure) => figure.total > 0)
  const told = view.figures.filter((figure) => figure.total > 0)
  const none = view.figures.filter((figure) => figure.total === 0)
  return (
    <PartnershipFrame
      frame={frame}
      base={base}
      lede={m.equity_lede()}
      actions={
        across && (
          <ButtonLink look="quiet" to={`${base}/equity`}>
            {m.equity_across()}
          </ButtonLink>
        )
      }
    >
      <h2 className="aloud">{m.equity_title()}</h2>
      <FilterBar label={m.filters()} submit={m.show()}>
        <Select
          name="span"
          label={m.equity_span()}
          defaultValue={String(span)}
          options={spans.map((value) => ({ value: String(value), label: spanWord(value) }))}
        />
      </FilterBar>
      {any ? (
        <>
          <div className="grid" style={{ '--least': '20rem', '--gap': 'var(--s6)' }}>
            {told.map((figure) => (
              <FigureSection
                key={figure.measure}
                figure={figure}
                records={`${place}/equity/records?span=${span}`}
                today={frame.today}
              />
            ))}
          </div>
          {none.length > 0 && <p className="soft">{m.equity_nothing_of({ count: none.length })}</p>}
        </>
      ) : (
        <EmptyState
          title={m.equity_empty_title()}
          action={frame.can.work && <ButtonLink to={`${place}/meetings/new`}>{m.meeting_call()}</ButtonLink>}
        >
          <p>{m.equity_empty_why()}</p>
        </EmptyState>
      )}
      <Section title={m.equity_asks()} lede={m.equity_asks_lede({ limit: view.limit })}>
        <Asks asks={view.asks} />
      </Section>
      <Section title={m.equity_talk()} lede={m.equity_talk_lede()}>
        <p>
          <Link to={`${place}/rota`}>{m.equity_talk_rota()}</Link>
        </p>
      </Section>
      {any && (
        <p className="small">
          <a href={withParams(here.replace('/equity', '/equity.csv'), {})}>{m.csv()}</a>
        </p>
      )}
    </PartnershipFrame>
  )
}
