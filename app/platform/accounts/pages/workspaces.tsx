import { redirect, useLoaderData } from 'react-router'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { NotSignedIn } from '../../errors/errors.ts'
import { loadOpen } from '../../http/page.server.ts'
import { m } from '../../words/words.ts'
import { isSetUp } from '../found-workspace.server.ts'
import { DoorPage } from '../parts/door-page.tsx'
import { workspacesOf } from '../users.server.ts'

export const meta = () => [{ title: m.workspaces_title() }]

/** Leads straight in where there is only one workspace. */
export const loader = loadOpen(async ({ door }) => {
  if (!(await isSetUp(door.system))) throw redirect('/setup')
  if (door.user === null) throw new NotSignedIn()
  const workspaces = await workspacesOf(door.system, door.user.id)
  const [only, another] = workspaces
  if (only !== undefined && another === undefined) throw redirect(`/${only.slug}/today`)
  return { workspaces, name: door.user.name }
})

export default function Workspaces() {
  const { workspaces, name } = useLoaderData<typeof loader>()
  return (
    <DoorPage title={m.workspaces_title()}>
      <p className="lede">{workspaces.length === 0 ? m.workspaces_none({ name }) : m.workspaces_text()}</p>
      <Rows>
        {workspaces.map((workspace) => (
          <Row key={workspace.slug} title={workspace.name} to={`/${workspace.slug}/today`} />
        ))}
      </Rows>
      <form method="post" action="/sign-out">
        <button type="submit" className="button quiet">
          {m.sign_out()}
        </button>
      </form>
    </DoorPage>
  )
}
