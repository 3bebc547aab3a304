import { redirect } from 'react-router'
import { NotFound } from '../../errors/errors.ts'
import { actOpen, done } from '../../http/page.server.ts'
import { onOwnMachine } from '../../http/session.server.ts'
import { demoCast } from '../demo-cast.server.ts'
import { signInCookies } from '../users.server.ts'

/** Opened like a page, it leads to where one comes in. */
export const loader = () => redirect('/sign-in')

/** Signs in as a member of the demo's cast; on this very machine only. */
export const action = actOpen(async ({ door, form, request }) => {
  const member = onOwnMachine(door.system.settings, door.address, request)
    ? (await demoCast(door.system)).find((one) => one.userId === form.get('user'))
    : undefined
  if (member === undefined) throw new NotFound()
  for (const cookie of await signInCookies(door.system, member.userId, request.headers))
    door.answer.append('Set-Cookie', cookie)
  return done(`/${member.workspace}/today`)
})
