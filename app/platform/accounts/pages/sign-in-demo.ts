import { NotFound } from '../../errors/errors.ts'
import { actOpen, done } from '../../http/page.server.ts'
import { isLoopback } from '../../http/session.server.ts'
import { demoCast } from '../demo-cast.server.ts'
import { signInCookies } from '../users.server.ts'

/** Signs in as a member of the demo's cast; on this very machine only. */
export const action = actOpen(async ({ door, form, request }) => {
  const member = isLoopback(door.address)
    ? (await demoCast(door.system)).find((one) => one.userId === form.get('user'))
    : undefined
  if (member === undefined) throw new NotFound()
  for (const cookie of await signInCookies(door.system, member.userId, request.headers))
    door.answer.append('Set-Cookie', cookie)
  return done(`/${member.workspace}/today`)
})
