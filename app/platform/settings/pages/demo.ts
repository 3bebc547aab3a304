import { redirect } from 'react-router'
import { accountsPolicy } from '../../accounts/policy.ts'
import { NotFound } from '../../errors/errors.ts'
import { actOpen, done } from '../../http/page.server.ts'
import { allow } from '../../policy/policy.ts'
import { m } from '../../words/words.ts'
import { removeDemo } from '../remove-demo.server.ts'

export const loader = () => redirect('/')

/** One click takes the demo away; the owner of the demo only. */
export const action = actOpen(async ({ door }) => {
  if (door.ctx === null || !door.ctx.workspace.isDemo) throw new NotFound()
  allow(door.ctx.actor, accountsPolicy.keepSettings)
  await removeDemo(door.system, door.ctx.workspace)
  return done('/', m.settings_demo_removed())
})
