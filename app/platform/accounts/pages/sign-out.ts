import { redirect } from 'react-router'
import { actOpen, done } from '../../http/page.server.ts'
import { m } from '../../words/words.ts'

/** Opened like a page, it ends nothing and leads on. */
export const loader = () => redirect('/workspaces')

/** Ends this session, or all of this user's everywhere. */
export const action = actOpen(async ({ door, form, request }) => {
  if (form.get('everywhere') === 'yes' && door.user !== null)
    await door.system.accounts.api.revokeSessions({ headers: request.headers })
  const response = await door.system.accounts.api.signOut({ headers: request.headers, asResponse: true })
  for (const cookie of response.headers.getSetCookie()) door.answer.append('Set-Cookie', cookie)
  return done('/sign-in', m.sign_out_done())
})
