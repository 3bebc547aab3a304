import { Form } from 'react-router'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { AudienceMark } from '#ui/audience-mark/audience-mark.tsx'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'

/** The text of a note, with who will read it beside the field. */
export function NoteForm({
  note,
  audience = 'organization',
  us,
  back,
}: {
  note?: { body: string; version: number }
  audience?: 'partnership' | 'organization'
  us: string
  back: string
}) {
  const { problem, pending, errorOf, typed } = useProblem()
  return (
    <Form method="post" className="form">
      <FormTrouble problem={problem} labels={{ body: m.note_body() }} />
      {note && (
        <input type="hidden" name="version" value={String(problem?.theirs?.version ?? note.version)} />
      )}
      <TextArea
        name="body"
        label={m.note_body()}
        required
        rows={8}
        audience={
          <AudienceMark audience={audience}>
            {audience === 'organization'
              ? m.note_audience_organization({ organization: us })
              : m.note_audience_partnership()}
          </AudienceMark>
        }
        defaultValue={typed('body', note?.body)}
        error={errorOf('body')}
      />
      <FormActions>
        <Button look="go" pending={pending}>
          {m.save()}
        </Button>
        <ButtonLink look="quiet" to={back}>
          {m.cancel()}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
