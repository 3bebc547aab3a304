import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { KeyValues } from '#ui/key-values/key-values.tsx'
import { Quote } from '#ui/quote/quote.tsx'
import { Written } from '#ui/written/written.tsx'
import type { BehalfAct } from '../behalf.ts'

/** What was recorded for a partner, by whom and on what ground. */
export function BehalfFacts({ behalf, words }: { behalf: BehalfAct; words: { did: string; about: string } }) {
  const by = m.behalf_open_by_value({
    who: behalf.recordedBy ?? m.behalf_someone(),
    organization: behalf.recordedByOrganization,
    on: formatDay(behalf.recordedOn),
  })
  return (
    <div className="stack">
      <p className="measure">
        <strong>{m.behalf_did({ organization: behalf.organizationName, did: words.did })}</strong>
      </p>
      {words.about !== '' && <Quote>{words.about}</Quote>}
      <KeyValues
        items={[
          { term: m.behalf_open_by(), value: by },
          {
            term: m.behalf_open_evidence(),
            value:
              behalf.evidence === '' ? m.behalf_open_none() : <Written inline>{behalf.evidence}</Written>,
          },
          ...(/^https?:\/\//i.test(behalf.evidenceLink)
            ? [
                {
                  term: m.behalf_evidence_link(),
                  value: (
                    <a href={behalf.evidenceLink} rel="noreferrer nofollow">
                      {behalf.evidenceLink}
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
    </div>
  )
}
