import { useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Select } from '#ui/select/select.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'

/** A partner that an act can be recorded for. */
export interface BehalfChoice {
  organizationId: string
  name: string
}

/**
 * Lets a form record its act for a partner that doesn't sign in: for whom, and how it is known. `choices` come
 * from `behalfChoices` and are empty for those who may not, who see nothing. Folded away until it is needed.
 */
export function BehalfFields({ choices, chosen }: { choices: BehalfChoice[]; chosen?: string | null }) {
  const { errorOf, typed } = useProblem()
  if (choices.length === 0) return null
  const wanted = typed('onBehalfOf', chosen)
  const open = wanted !== '' || ['onBehalfOf', 'evidence', 'evidenceLink'].some(errorOf)
  return (
    <details className="field" open={open}>
      <summary>{m.behalf_for_partner()}</summary>
      <div className="stack" style={{ marginBlockStart: 'var(--s3)' }}>
        <Select
          name="onBehalfOf"
          label={m.behalf_who()}
          help={m.behalf_for_partner_help()}
          empty={m.behalf_ourselves()}
          options={choices.map(({ organizationId, name }) => ({ value: organizationId, label: name }))}
          defaultValue={wanted}
          error={errorOf('onBehalfOf')}
        />
        <EvidenceFields />
      </div>
    </details>
  )
}

/** How something recorded for a partner is known. `prefix` keeps ids apart where a page has two such forms. */
export function EvidenceFields({ prefix }: { prefix?: string }) {
  const { errorOf, typed } = useProblem()
  return (
    <>
      <TextField
        name="evidence"
        {...(prefix === undefined ? {} : { id: `${prefix}-evidence` })}
        label={m.behalf_evidence()}
        mark={m.optional()}
        help={m.behalf_evidence_help()}
        maxLength={2000}
        defaultValue={typed('evidence')}
        error={errorOf('evidence')}
      />
      <TextField
        name="evidenceLink"
        {...(prefix === undefined ? {} : { id: `${prefix}-evidenceLink` })}
        label={m.behalf_evidence_link()}
        mark={m.optional()}
        inputMode="url"
        maxLength={2000}
        defaultValue={typed('evidenceLink')}
        error={errorOf('evidenceLink')}
      />
    </>
  )
}
