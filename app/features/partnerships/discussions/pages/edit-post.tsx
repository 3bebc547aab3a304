import { Form, useLoaderData } from 'react-router'
import { Forbidden, isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { changePost, isOwn } from '../change.server.ts'
import { postChange } from '../inputs.ts'
import { readPost } from '../posts.server.ts'
import { saidWords } from '../say.ts'

export const meta = () => [{ title: m.post_change_title() }]

export const loader = load(async (tx, { params, base }) => {
  const post = await readPost(tx, params.post ?? '')
  if (!isOwn(tx, post)) throw new Forbidden()
  return { body: post.body, version: post.version, back: `${base}/discussions/${post.discussionId}` }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.post ?? ''
  const answer = await changePost(tx, id, parseForm(postChange, form))
  if (isRefusal(answer)) return answer
  const { asked } = answer
  return {
    to: `${base}/posts/${id}`,
    ...(asked.told.length + asked.unknown.length > 0 ? saidWords(asked) : { say: m.post_changed_said() }),
  }
})

export default function EditPost() {
  const { body, version, back } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  return (
    <NarrowPage
      title={m.post_change_title()}
      lede={m.post_change_lede()}
      back={{ to: back, label: m.discussions_title() }}
    >
      <Form method="post" className="form">
        <FormTrouble problem={problem} labels={{ body: m.discussion_words() }} />
        <input type="hidden" name="version" value={String(problem?.theirs?.version ?? version)} />
        <TextArea
          name="body"
          label={m.discussion_words()}
          help={m.discussion_words_help()}
          required
          rows={10}
          defaultValue={typed('body', body)}
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
    </NarrowPage>
  )
}
