import { Form, useLoaderData } from 'react-router'
import { Button } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { Invalid, NotFound, NotSignedIn, Refusal } from '../../errors/errors.ts'
import { actOpen, done, load } from '../../http/page.server.ts'
import { FormTrouble, useProblem } from '../../http/problem.tsx'
import { m } from '../../words/words.ts'
import { countTry, signInByMail } from '../attempts.server.ts'

export const meta = () => [{ title: m.me_password() }]

export const loader = load(async (_tx, { base }) => ({ base }))

/** A new password ends every other session of this user. One who came by link only says so by leaving the old one empty: the link mailed now is their proof. */
export const action = actOpen(async ({ door, form, base, request }) => {
  if (door.user === null) throw new NotSignedIn()
  if (door.ctx === null) throw new NotFound()
  const next = String(form.get('next') ?? '')
  if (next.length < 10) throw new Invalid([{ path: 'next', code: 'issue_password' }])
  await countTry(door.system, `password ${door.user.id}`, signInByMail)
  const response = await door.system.accounts.api.changePassword({
    body: {
      currentPassword: String(form.get('current') ?? ''),
      newPassword: next,
      revokeOtherSessions: true,
    },
    headers: request.headers,
    asResponse: true,
  })
  if (!response.ok) return new Refusal('password_wrong')
  for (const cookie of response.headers.getSetCookie()) door.answer.append('Set-Cookie', cookie)
  return done(`${base}/me`, m.password_changed())
})

export default function Password() {
  const { base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf } = useProblem()
  return (
    <NarrowPage title={m.me_password()} back={{ to: `${base}/me`, label: m.shell_me() }}>
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <TextField
          name="current"
          type="password"
          label={m.password_current()}
          autoComplete="current-password"
          required
        />
        <TextField
          name="next"
          type="password"
          label={m.password_next()}
          help={m.setup_password_help()}
          autoComplete="new-password"
          minLength={10}
          required
          error={errorOf('next')}
        />
        <FormActions note={m.password_note()}>
          <Button look="go" pending={pending}>
            {m.save()}
          </Button>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
