import { Form } from 'react-router'
import { useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { Comment } from '#ui/comment/comment.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { Section } from '#ui/section/section.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { Written } from '#ui/written/written.tsx'

export interface Said {
  id: string
  who: string | null
  organization: string
  seed: string | null
  body: string
  language: string | null
  at: string
  when: string
}

/** What was said of the minutes so far, the first first. Nothing while nobody has. */
export function SaidOfMinutes({ said }: { said: readonly Said[] }) {
  if (said.length === 0) return null
  return (
    <Section title={m.minutes_wrong_said()}>
      {said.map((one) => (
        <Comment
          key={one.id}
          who={one.who ?? one.organization}
          seed={one.seed ?? one.organization}
          side={one.who === null ? undefined : one.organization}
          at={one.at}
          when={one.when}
        >
          <Written lang={one.language}>{one.body}</Written>
        </Comment>
      ))}
    </Section>
  )
}

/** Where one says what is wrong with the minutes, or missing, before the form is sent who reads it. */
export function SayOfMinutes() {
  const { problem, pending, errorOf, typed } = useProblem()
  return (
    <details open={problem?.values?.act === 'say'}>
      <summary>{m.minutes_wrong()}</summary>
      <Form method="post" className="form" style={{ marginBlockStart: 'var(--s4)' }}>
        <input type="hidden" name="act" value="say" />
        <TextArea
          name="body"
          label={m.minutes_wrong_words()}
          help={m.minutes_wrong_help()}
          required
          rows={5}
          defaultValue={typed('body')}
          error={errorOf('body')}
        />
        <FormActions>
          <Button pending={pending}>{m.minutes_wrong_say()}</Button>
        </FormActions>
      </Form>
    </details>
  )
}
