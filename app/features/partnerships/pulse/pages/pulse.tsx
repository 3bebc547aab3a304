import { useLoaderData } from 'react-router'
import { load } from '#platform/http/page.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Menu, MenuLink } from '#ui/menu/menu.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { presentPartners } from '../../partnerships/partnership.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { OpenWave } from '../parts/open-wave.tsx'
import { Trend } from '../parts/trend.tsx'
import { WaveResults } from '../parts/wave-results.tsx'
import { isOpen } from '../pulse.ts'
import { ownInvitation, tiesOfWaves, wavesOf } from '../reads.server.ts'
import { turnoutWords } from '../say.ts'
import { trendsOf } from '../trend.ts'
import { viewOfWave } from '../view.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: Awaited<ReturnType<typeof loader>> }) =>
  frameTitle(data, m.pulse_title())

export const loader = load(async (tx, { params, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  const waves = await wavesOf(tx, frame.partnership.id)
  const ties = await tiesOfWaves(tx, waves)
  const open = waves.find((wave) => isOpen(wave, tx.today)) ?? null
  const closed = waves.filter((wave) => wave !== open)
  const latest = closed[0] ?? null
  const asked = open === null ? null : await ownInvitation(tx, open.id)
  return {
    frame,
    open,
    latest,
    closed,
    asked: asked !== null,
    answered: asked !== null && asked.response !== null,
    view: latest === null ? null : await viewOfWave(tx, latest, ties.get(latest.id) ?? []),
    trends: trendsOf(closed, ties, presentPartners(frame.partnership.partners)).filter(
      ({ points }) => points.length > 1,
    ),
    mayOpen: frame.can.work && can(tx.actor, partnershipPolicy.openPulse),
    base,
  }
})

export default function PulsePage() {
  const { frame, open, latest, closed, asked, answered, view, trends, mayOpen, base } =
    useLoaderData<typeof loader>()
  const { today } = frame
  const here = `${base}/partnerships/${frame.partnership.id}`
  const start = mayOpen && open === null && (
    <ButtonLink look="go" to={`${here}/pulse/new`}>
      {m.pulse_new()}
    </ButtonLink>
  )
  return (
    <PartnershipFrame
      frame={frame}
      base={base}
      lede={m.pulse_lede()}
      actions={
        (open !== null || latest !== null) && (
          <>
            {start}
            <Menu label={m.more()}>
              <MenuLink to={`${here}/pulse.csv`} reloadDocument>
                {m.pulse_csv()}
              </MenuLink>
              <MenuLink to={`${base}/pulse-items`}>{m.pulse_items_title()}</MenuLink>
            </Menu>
          </>
        )
      }
    >
      <h2 className="aloud">{m.pulse_title()}</h2>
      {open !== null && <OpenWave wave={open} asked={asked} answered={answered} today={today} base={base} />}
      {open === null && latest === null && (
        <EmptyState title={m.pulse_empty_title()} action={start || undefined}>
          <p>{m.pulse_empty_why()}</p>
        </EmptyState>
      )}
      {latest !== null && view !== null && (
        <>
          <Section
            title={m.pulse_latest({ day: formatDay(latest.openedOn, today) })}
            lede={turnoutWords(latest)}
          />
          <WaveResults view={view} ledger={`${here}/commitments?view=all`} />
        </>
      )}
      {trends.length > 0 && (
        <Section title={m.pulse_trend()} lede={m.pulse_trend_lede()}>
          <Trend trends={trends} today={today} />
        </Section>
      )}
      {closed.length > 0 && (
        <Section title={m.pulse_waves()}>
          <Rows label={m.pulse_waves()}>
            {closed.map((wave) => (
              <Row
                key={wave.id}
                title={m.pulse_wave_row({ day: formatDay(wave.openedOn, today) })}
                to={`${base}/pulse/${wave.id}`}
                who={turnoutWords(wave)}
              />
            ))}
          </Rows>
        </Section>
      )}
    </PartnershipFrame>
  )
}
