import { Form } from 'react-router'
import { useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { RadioGroup } from '#ui/radio-group/radio-group.tsx'
import type { Wish } from '../discussion.ts'

/** What one wants to hear of one discussion, or of all in a partnership. */
export function HearForm({ wish, all, back }: { wish: Wish | null; all: boolean; back: string }) {
  const { pending } = useProblem()
  return (
    <Form method="post" className="form">
      <RadioGroup
        name="wish"
        label={m.discussion_hearing()}
        defaultValue={wish ?? 'none'}
        choices={[
          {
            value: 'follow',
            label: all ? m.discussions_follow() : m.discussion_follow(),
            help: all ? m.discussions_follow_help() : m.discussion_hears_follow(),
          },
          {
            value: 'none',
            label: all ? m.discussions_by_default() : m.discussion_hear_by_default(),
            help: all ? m.discussions_default_help() : m.discussion_default_help(),
          },
          {
            value: 'mute',
            label: all ? m.discussions_mute() : m.discussion_mute(),
            help: all ? m.discussions_mute_help() : m.discussion_hears_mute(),
          },
        ]}
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
