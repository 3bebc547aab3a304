import { Form } from 'react-router'
import { useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { Section } from '#ui/section/section.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { trustAnswers } from '../concern.ts'
import { trustWords } from '../say.ts'
import type { Candidate } from '../steward.server.ts'

/** Who could be steward, as choices of a list. */
export const candidateOptions = (candidates: readonly Candidate[]) =>
  candidates.map(({ personId, name, organization }) => ({
    value: personId,
    label: m.concern_person_of({ name, organization }),
  }))

/** Asks somebody to be the steward. */
export function StewardForm({ candidates }: { candidates: readonly Candidate[] }) {
  const { errorOf, typed } = useProblem()
  if (candidates.length === 0) return <p className="soft">{m.concern_nobody_left()}</p>
  return (
    <Form method="post" className="form">
      <Select
        name="personId"
        label={m.concern_steward_ask()}
        help={m.concern_steward_help()}
        options={candidateOptions(candidates)}
        defaultValue={typed('personId')}
        error={errorOf('personId')}
      />
      <FormActions>
        <Button name="act" value="propose">
          {m.concern_propose_do()}
        </Button>
      </FormActions>
    </Form>
  )
}

/** The forms that need a text: what was agreed, or why it is taken up again. */
export function TextForm({ act }: { act: 'settle' | 'reopen' }) {
  const { errorOf, typed } = useProblem()
  const settle = act === 'settle'
  const name = settle ? 'agreed' : 'why'
  return (
    <details open={errorOf(name) !== undefined}>
      <summary>{settle ? m.concern_settle() : m.concern_reopen()}</summary>
      <Form method="post" className="form">
        <TextArea
          name={name}
          label={settle ? m.concern_agreed() : m.concern_why()}
          {...(settle ? { help: m.concern_agreed_help() } : {})}
          required
          rows={3}
          defaultValue={typed(name)}
          error={errorOf(name)}
        />
        <FormActions>
          <Button look={settle ? 'go' : 'plain'} name="act" value={act}>
            {settle ? m.concern_settle_do() : m.concern_reopen()}
          </Button>
        </FormActions>
      </Form>
    </details>
  )
}

/** The question some weeks after. */
export const TrustForm = () => (
  <Section title={m.concern_trust()} lede={m.concern_trust_text()}>
    <Form method="post" className="cluster">
      <input type="hidden" name="act" value="trust" />
      {trustAnswers.map((answer) => (
        <Button key={answer} name="answer" value={answer}>
          {trustWords[answer]()}
        </Button>
      ))}
    </Form>
  </Section>
)
