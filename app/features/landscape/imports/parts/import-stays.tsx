import { m } from '#platform/words/words.ts'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { recordName, stayedBecause } from '../names.ts'
import type { ImportPage } from '../pages/import.tsx'

/** What was not taken back when the import was undone, and why. */
export function ImportStays({ stayed, base }: { stayed: ImportPage['stayed']; base: string }) {
  return (
    <Section title={m.import_stayed_title()} lede={m.import_stayed_lede()}>
      <Rows>
        {stayed.map((one) => (
          <Row
            key={one.id}
            title={one.name || recordName(one.kind)}
            who={stayedBecause(one.because)}
            {...(one.kind === 'organization'
              ? { to: `${base}/organizations/${one.recordId}` }
              : one.kind === 'person'
                ? { to: `${base}/people/${one.recordId}` }
                : {})}
          />
        ))}
      </Rows>
    </Section>
  )
}
