import { Link } from 'react-router'
import type { PanelContent } from '#platform/features/feature.server.ts'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'

/** What other features have to say about this record, a section each. */
export function Panels({ panels, base }: { panels: readonly PanelContent[]; base: string }) {
  return panels.map((panel) => (
    <Section
      key={panel.title}
      title={panel.title}
      aside={
        panel.href !== null &&
        panel.linkText !== null && <Link to={`${base}${panel.href}`}>{panel.linkText}</Link>
      }
    >
      {panel.rows.length === 0 ? (
        <p className="soft">{panel.empty}</p>
      ) : (
        <Rows>
          {panel.rows.map((row) => (
            <Row
              key={row.id}
              title={row.text}
              to={`${base}${row.href}`}
              who={row.detail || undefined}
              end={row.when && <span className="soft small">{row.when}</span>}
              late={row.tone === 'late'}
            />
          ))}
        </Rows>
      )}
    </Section>
  ))
}
