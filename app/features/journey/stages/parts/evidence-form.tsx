import { Form } from 'react-router'
import type { Day } from '#platform/context/days.ts'
import { FileInput } from '#platform/files/parts/file-form.tsx'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { type BehalfChoice, BehalfFields } from '../../../partnerships/index.tsx'
import { enoughSentence, keyActionName } from '../naming.ts'
import { type KeyAction, keyActions, type StatedEvidence } from '../stage.ts'

type EvidenceFormProps = {
  /** The key action chosen at first, for a new entry. */
  keyAction?: KeyAction
  stated?: Omit<StatedEvidence, 'statedBy' | 'organizationId' | 'behalf'>
  /** The partners that a new entry can be recorded for. */
  behalf?: BehalfChoice[]
  today: Day
  back: string
}

/** What happened, when, who was there and where it can be seen; empty or as it stands. */
export function EvidenceForm({ keyAction, stated, behalf = [], today, back }: EvidenceFormProps) {
  const { problem, pending, errorOf, typed } = useProblem()
  return (
    <Form method="post" encType="multipart/form-data" className="form">
      <FormTrouble
        problem={problem}
        labels={{
          what: m.evidence_what(),
          on: { label: m.evidence_on(), say: (day) => formatDay(day) },
          who: m.evidence_who(),
          link: m.evidence_link(),
        }}
      />
      {stated ? (
        <input type="hidden" name="version" value={String(problem?.theirs?.version ?? stated.version)} />
      ) : (
        <Select
          name="keyAction"
          label={m.evidence_key_action()}
          help={keyAction && enoughSentence(keyAction)}
          required
          options={keyActions.map((value) => ({ value, label: keyActionName(value) }))}
          defaultValue={typed('keyAction', keyAction)}
          error={errorOf('keyAction')}
        />
      )}
      <TextArea
        name="what"
        label={m.evidence_what()}
        required
        rows={3}
        maxLength={2000}
        defaultValue={typed('what', stated?.what)}
        error={errorOf('what')}
      />
      <DateField
        name="on"
        label={m.evidence_on()}
        required
        max={today}
        defaultValue={typed('on', stated?.on ?? today)}
        error={errorOf('on')}
      />
      <TextField
        name="who"
        label={m.evidence_who()}
        mark={m.optional()}
        maxLength={300}
        defaultValue={typed('who', stated?.who)}
        error={errorOf('who')}
      />
      <TextField
        name="link"
        type="url"
        label={m.evidence_link()}
        mark={m.optional()}
        help={m.evidence_link_help()}
        defaultValue={typed('link', stated?.link)}
        error={errorOf('link')}
      />
      <FileInput />
      <BehalfFields choices={behalf} />
      <FormActions>
        <Button look="go" pending={pending}>
          {stated ? m.save() : m.evidence_save()}
        </Button>
        <ButtonLink look="quiet" to={back}>
          {m.cancel()}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
