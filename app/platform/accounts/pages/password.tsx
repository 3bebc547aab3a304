import { Form, useLoaderData } from 'react-router'
import { Button } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { Invalid, NotFound, NotSignedIn, Refusal } from '../../errors/errors.ts'
import { actOpen, done, load } from '../../http/page.server.ts'
import { FormTrouble, useProblem } from '../../http/problem.tsx'
import type { DoorRequest } from '../../http/request.server.ts'
import { m } from '../../words/words.ts'
import { countTry, signInByMail } from '../attempts.server.ts'
import { sessionToken } from '../session.server.ts'

export const meta = () => [{ title: m.me_password() }]

const freshMinutes = 30

/** Who signed in just now, by link or by password, has shown who they are; later the old password is asked for. */
const isFresh = (door: DoorRequest): boolean =>
  door.user !== null && door.system.now().getTime() - door.user.signedInAt.getTime() < freshMinutes * 60_000

export const loader = load(async (_tx, { base, door }) => ({ base, fresh: isFresh(door) }))

/** A new password ends every other session of this user. */
export const action = actOpen(async ({ door, form, base, request }) => {
  if (door.user === null) throw new NotSignedIn()
  if (door.ctx === null) throw new NotFound()
  const next = String(form.get('next') ?? '')
  if (next.length < 10) throw new Invalid([{ path: 'next', code: 'issue_password' }])
  if (next.length > 200) throw new Invalid([{ path: 'next', code: 'issue_too_long', facts: { most: 200 } }])
  await countTry(door.system, `password ${door.user.id}`, signInByMail)
  const { accounts, settings } = door.system
  if (isFresh(door)) {
    const keepToken = sessionToken(settings.secret, request.headers.get('cookie')) ?? ''
    await accounts.api.setKnownPassword({ body: { userId: door.user.id, password: next, keepToken } })
    return done(`${base}/me`, m.password_changed())
  }
  const response = await accounts.api.changePassword({
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
  const { base, fresh } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf } = useProblem()
  return (
    <NarrowPage title={m.me_password()} back={{ to: `${base}/me`, label: m.shell_me() }}>
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        {!fresh && (
          <TextField
            name="current"
            type="password"
            label={m.password_current()}
            autoComplete="current-password"
            required
          />
        )}
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
