import { Link, useLoaderData } from 'react-router'
import { load } from '#platform/http/page.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { deedsIn } from '../deeds.server.ts'
import { type Deed, type DeedKind, measures, spanBegins, spanOf } from '../equity.ts'
import { amountWords, measureWord, spanWord } from '../say.ts'

export const meta = ({ loaderData: data }: { loaderData?: Awaited<ReturnType<typeof loader>> }) =>
  frameTitle(data, m.equity_records())

/** The records behind one figure of one partner; of all partners where none is named. */
export const loader = load(async (tx, { params, url, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  const span = spanOf(url)
  const measure = measures.find((one) => one === url.searchParams.get('measure')) ?? 'chair'
  const partner = frame.partnership.partners.find(
    (one) => one.organizationId === url.searchParams.get('organization'),
  )
  const deeds = (await deedsIn(tx, frame.partnership.id, spanBegins(span, tx.today))).filter(
    (deed) =>
      deed.measure === measure && (partner === undefined || deed.organizationId === partner.organizationId),
  )
  return { frame, span, measure, partner: partner?.name ?? null, deeds, base }
})

const pages: Record<DeedKind, string | null> = {
  meeting: 'meetings',
  decision: 'decisions',
  commitment: 'commitments',
  touchpoint: 'touchpoints',
  benefit: null,
}

/** How much of it, where each counts for more than one, and whether somebody noted it. */
function howMuch({ measure, amount, byHand }: Deed): string | null {
  if (measure === 'speaking') return m.equity_minutes({ count: amount })
  if (measure !== 'hours') return null
  const hours = amountWords(measure, amount)
  return byHand ? m.equity_hours_by_hand({ hours }) : m.equity_hours_worked_out({ hours })
}

export default function EquityRecords() {
  const { frame, span, measure, partner, deeds, base } = useLoaderData<typeof loader>()
  const place = `${base}/partnerships/${frame.partnership.id}`
  const word = measureWord(measure)
  return (
    <PartnershipFrame frame={frame} base={base} lede={m.equity_records_lede({ span: spanWord(span) })}>
      <Section title={partner === null ? word : m.equity_records_of({ what: word, organization: partner })}>
        {deeds.length === 0 ? (
          <EmptyState level={3} title={m.equity_says_none()} />
        ) : (
          <Rows label={word}>
            {deeds.map((deed) => (
              <Row
                key={`${deed.id} ${deed.organizationId} ${deed.title} ${deed.amount}`}
                title={deed.title === '' ? word : deed.title}
                to={
                  pages[deed.kind] === null ? `${place}/benefits` : `${base}/${pages[deed.kind]}/${deed.id}`
                }
                who={howMuch(deed) ?? undefined}
                end={formatDay(deed.on, frame.today)}
              />
            ))}
          </Rows>
        )}
        <p>
          <Link to={`${place}/equity?span=${span}`}>{m.equity_back()}</Link>
        </p>
      </Section>
    </PartnershipFrame>
  )
}
