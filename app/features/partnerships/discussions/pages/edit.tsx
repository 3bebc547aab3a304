import { Form, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { renameDiscussion } from '../change.server.ts'
import { postPolicy } from '../discussion.ts'
import { discussionChange } from '../inputs.ts'
import { readDiscussion } from '../reads.server.ts'

export const meta = () => [{ title: m.discussion_rename() }]

export const loader = load(async (tx, { params, base }) => {
  const { id, title, version, organizationId, begunByPersonId } = await readDiscussion(
    tx,
    params.discussion ?? '',
  )
  allow(tx.actor, postPolicy.rename, { organizationId, personId: begunByPersonId })
  return { title, version, back: `${base}/discussions/${id}` }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.discussion ?? ''
  const answer = await renameDiscussion(tx, id, parseForm(discussionChange, form))
  return isRefusal(answer) ? answer : done(`${base}/discussions/${id}`, m.discussion_renamed())
})

export default function RenameDiscussion() {
  const { title, version, back } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  return (
    <NarrowPage title={m.discussion_rename()} back={{ to: back, label: title }}>
      <Form method="post" className="form">
        <FormTrouble problem={problem} labels={{ title: m.discussion_title() }} />
        <input type="hidden" name="version" value={String(problem?.theirs?.version ?? version)} />
        <TextField
          name="title"
          label={m.discussion_title()}
          required
          defaultValue={typed('title', title)}
          error={errorOf('title')}
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
    </NarrowPage>
  )
}
