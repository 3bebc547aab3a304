import { Link } from 'react-router'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { Quote } from '#ui/quote/quote.tsx'
import { Section } from '#ui/section/section.tsx'
import { OwnResults } from '../items/parts/own-results.tsx'
import { items, trustItems, valueItems } from '../pulse.ts'
import { figureWords, itemWord } from '../say.ts'
import type { PartnerFigures, WaveView } from '../view.server.ts'

/** What a closed wave says: what each partner receives from the others, what is worth a talk, and what people wrote. */
export function WaveResults({ view, ledger }: { view: WaveView; ledger: string }) {
  if (view.partners.length === 0) return <p className="soft">{m.pulse_no_answers()}</p>
  return (
    <>
      <Section title={m.pulse_received()} lede={m.pulse_received_lede()}>
        <DataTable
          caption={m.pulse_received()}
          rows={view.partners}
          rowKey={(one) => one.organizationId}
          columns={[
            { key: 'name', label: m.pulse_partner(), cell: (one) => one.name },
            {
              key: 'trust',
              label: m.pulse_trust(),
              numeric: true,
              cell: (one) => figureWords(one.received.trust),
            },
            {
              key: 'value',
              label: m.pulse_value(),
              numeric: true,
              cell: (one) => figureWords(one.received.value),
            },
            ...(['collaboration', 'satisfaction'] as const).map((item) => ({
              key: item,
              label: itemWord(item),
              numeric: true,
              cell: (one: PartnerFigures) => figureWords(one.received[item], item),
            })),
            {
              key: 'from',
              label: m.pulse_from(),
              cell: (one) =>
                m.pulse_from_count({
                  people: one.received.people,
                  organizations: one.received.organizations,
                }),
            },
          ]}
        />
        {view.collaboration !== null && (
          <p className="soft">
            {m.pulse_collaboration({ figure: figureWords(view.collaboration, 'collaboration') })}
          </p>
        )}
        <details>
          <summary>{m.pulse_all_figures()}</summary>
          <DataTable
            caption={m.pulse_all_figures()}
            rows={view.partners}
            rowKey={(one) => one.organizationId}
            columns={[
              { key: 'name', label: m.pulse_partner(), cell: (one) => one.name },
              ...items
                .filter((item) => [...trustItems, ...valueItems].includes(item as never))
                .map((item) => ({
                  key: item,
                  label: itemWord(item),
                  numeric: true,
                  cell: (one: PartnerFigures) => figureWords(one.received[item], item),
                })),
            ]}
          />
        </details>
      </Section>
      <Section title={m.pulse_kept_title()} lede={m.pulse_kept_lede()}>
        <DataTable
          caption={m.pulse_kept_title()}
          rows={view.partners}
          rowKey={(one) => one.organizationId}
          columns={[
            { key: 'name', label: m.pulse_partner(), cell: (one) => one.name },
            {
              key: 'reliability',
              label: m.pulse_seen_reliable(),
              numeric: true,
              cell: (one) => figureWords(one.received.reliability),
            },
            {
              key: 'kept',
              label:
                view.keptUntil === null
                  ? m.pulse_kept()
                  : m.pulse_kept_until({ day: formatDay(view.keptUntil) }),
              numeric: true,
              cell: (one) =>
                one.kept === null ? (
                  m.pulse_kept_none()
                ) : (
                  <Link to={ledger}>{m.pulse_kept_of(one.kept)}</Link>
                ),
            },
          ]}
        />
      </Section>
      {view.talks.length > 0 && (
        <Section title={m.pulse_talks()} lede={m.pulse_talks_lede()}>
          <ul className="stack">
            {view.talks.map((talk) => (
              <li key={`${talk.one} ${talk.other}`}>
                {m.pulse_talk({
                  one: talk.one,
                  other: talk.other,
                  oneSays: figureWords(talk.oneSays),
                  otherSays: figureWords(talk.otherSays),
                })}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <OwnResults results={view.own} partners={view.partners} />
      {view.comments.length > 0 && (
        <Section title={m.pulse_open_question()}>
          <div className="stack">
            {view.comments.map(({ organization, text }) => (
              <Quote key={`${organization} ${text}`} by={organization}>
                {text}
              </Quote>
            ))}
          </div>
        </Section>
      )}
    </>
  )
}
