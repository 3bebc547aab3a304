import { Form, useLoaderData } from 'react-router'
import { Button } from '#ui/button/button.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { Invalid, NotFound } from '../../errors/errors.ts'
import { actOpen, done, loadOpen } from '../../http/page.server.ts'
import { FormTrouble, useProblem } from '../../http/problem.tsx'
import { m } from '../../words/words.ts'
import { countTry, publicForm } from '../attempts.server.ts'
import { acceptInvitation, findInvitation } from '../invitations/accept.server.ts'
import { DoorPage } from '../parts/door-page.tsx'

export const meta = () => [{ title: m.invited_title_plain() }]

export const loader = loadOpen(async ({ door, params }) => {
  const invitation = await findInvitation(door.system, params.token ?? '')
  if (invitation === null) throw new NotFound()
  const {
    workspace,
    organizationName,
    inviterName,
    partnershipName,
    name,
    email,
    message,
    state,
    userExists,
  } = invitation
  return {
    workspace: workspace.name,
    organizationName,
    inviterName,
    partnershipName,
    name,
    email,
    message,
    state,
    userExists,
  }
})

/** Holding the key proves the address it was mailed to; a password is for those who want one. */
export const action = actOpen(async ({ door, params, form, request }) => {
  await countTry(door.system, `invitation ${door.address}`, publicForm)
  const password = String(form.get('password') ?? '')
  if (password !== '' && password.length < 10)
    throw new Invalid([{ path: 'password', code: 'issue_password' }])
  const answer = await acceptInvitation(
    door.system,
    params.token ?? '',
    password === '' ? null : password,
    request.headers,
  )
  if ('code' in answer) return answer
  for (const cookie of answer.cookies) door.answer.append('Set-Cookie', cookie)
  return done(answer.to, m.invited_welcome())
})

export default function Invitation() {
  const invitation = useLoaderData<typeof loader>()
  const { problem, pending, errorOf } = useProblem()
  return (
    <DoorPage title={m.invited_title({ workspace: invitation.workspace })}>
      {invitation.state === 'open' ? (
        <>
          <p className="lede">
            {invitation.partnershipName === null
              ? m.invited_text({
                  inviter: invitation.inviterName,
                  organization: invitation.organizationName,
                })
              : m.invited_text_partnership({
                  inviter: invitation.inviterName,
                  partnership: invitation.partnershipName,
                  organization: invitation.organizationName,
                })}
          </p>
          {invitation.message !== '' && <blockquote>{invitation.message}</blockquote>}
          <FormTrouble problem={problem} />
          <Form method="post" className="form">
            <p>{m.invited_as({ name: invitation.name, email: invitation.email })}</p>
            {!invitation.userExists && (
              <TextField
                name="password"
                type="password"
                label={m.invited_password()}
                mark={m.optional()}
                help={m.invited_password_help()}
                autoComplete="new-password"
                error={errorOf('password')}
              />
            )}
            <div className="bar">
              <Button look="go" pending={pending}>
                {m.invited_button()}
              </Button>
            </div>
          </Form>
        </>
      ) : (
        <p className="lede">
          {invitation.state === 'accepted'
            ? m.invited_accepted()
            : invitation.state === 'expired'
              ? m.invited_expired()
              : m.invited_withdrawn()}
        </p>
      )}
    </DoorPage>
  )
}
