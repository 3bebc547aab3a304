import { Form, useLoaderData } from 'react-router'
import { Button } from '#ui/button/button.tsx'
import { Refusal } from '../../errors/errors.ts'
import { actOpen, done, loadOpen } from '../../http/page.server.ts'
import { FormTrouble, useProblem } from '../../http/problem.tsx'
import { m } from '../../words/words.ts'
import { countTry, signInByAddress } from '../attempts.server.ts'
import { DoorPage } from '../parts/door-page.tsx'

export const meta = () => [{ title: m.sign_in_title() }]

/** Opening the link only shows a button: mail scanners open links too, and would use it up. */
export const loader = loadOpen(async ({ url }) => ({ token: url.searchParams.get('token') ?? '' }))

export const action = actOpen(async ({ door, form, request }) => {
  await countTry(door.system, `link ${door.address}`, signInByAddress)
  const response = await door.system.accounts.api.magicLinkVerify({
    query: { token: String(form.get('token') ?? '') },
    headers: request.headers,
    asResponse: true,
  })
  const cookies = response.headers.getSetCookie()
  if (!cookies.some((cookie) => cookie.includes('session_token=') && !cookie.includes('session_token=;')))
    return new Refusal('sign_in_link_spent')
  for (const cookie of cookies) door.answer.append('Set-Cookie', cookie)
  return done('/workspaces')
})

export default function SignInLink() {
  const { token } = useLoaderData<typeof loader>()
  const { problem, pending } = useProblem()
  return (
    <DoorPage title={m.sign_in_link_title()}>
      <FormTrouble problem={problem} />
      <Form method="post" className="form">
        <input type="hidden" name="token" value={token} />
        <div className="bar">
          <Button look="go" pending={pending}>
            {m.sign_in_button()}
          </Button>
        </div>
      </Form>
    </DoorPage>
  )
}
