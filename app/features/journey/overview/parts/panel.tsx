import { Link } from 'react-router'
import type { PanelContent } from '#platform/features/feature.server.ts'
import { DueText } from '#ui/due-text/due-text.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'

const tones = { plain: 'plain', late: 'late', good: 'kept' } as const

/** A section that another feature puts on the page of a partnership. */
export function PanelPart({ panel, base }: { panel: PanelContent; base: string }) {
  return (
    <Section
      title={panel.title}
      aside={
        panel.href !== null &&
        panel.linkText !== null && <Link to={`${base}${panel.href}`}>{panel.linkText}</Link>
      }
    >
      {panel.rows.length === 0 ? (
        <p className="soft">{panel.empty}</p>
      ) : (
        <Rows label={panel.title}>
          {panel.rows.map((row) => (
            <Row
              key={row.id}
              title={row.text}
              to={`${base}${row.href}`}
              who={row.detail}
              end={row.when === '' ? undefined : <DueText tone={tones[row.tone]}>{row.when}</DueText>}
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}
