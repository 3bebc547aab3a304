import { useEffect } from 'react'
import { Outlet, useLoaderData, useNavigate } from 'react-router'
import { load } from '#platform/http/page.server.ts'
import { isStaff } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Menu, MenuButton, MenuLink } from '#ui/menu/menu.tsx'
import { Shell } from '#ui/shell/shell.tsx'
import { UndoToast } from '#ui/undo-toast/undo-toast.tsx'

/** The frame of every page in a workspace: only ways that this person can go. */
export const loader = load(async (tx, { base, door }) => {
  const organization = await tx.db
    .selectFrom('organizations')
    .select('name')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', tx.actor.organizationId)
    .executeTakeFirst()
  return {
    base,
    workspace: tx.workspace.name,
    isDemo: tx.workspace.isDemo,
    name: tx.actor.name,
    organization: organization?.name ?? '',
    staff: isStaff(tx.actor.role),
    imports: tx.actor.role === 'owner' || tx.actor.role === 'coordinator',
    owner: tx.actor.role === 'owner',
    flash: door.flash,
  }
})

export default function Workspace() {
  const { base, workspace, isDemo, name, organization, imports, owner, flash } =
    useLoaderData<typeof loader>()
  useFindShortcut(`${base}/find`)
  const foot = (
    <Menu label={name} aloud={organization} up>
      <p className="soft small">{organization}</p>
      <MenuLink to={`${base}/me`}>{m.shell_me()}</MenuLink>
      {owner && <MenuLink to={`${base}/settings`}>{m.shell_settings()}</MenuLink>}
      <MenuLink to="/workspaces">{m.shell_workspaces()}</MenuLink>
      <form method="post" action="/sign-out">
        <MenuButton>{m.shell_sign_out()}</MenuButton>
      </form>
    </Menu>
  )
  return (
    <Shell
      home={{ to: `${base}/today`, name: 'Commonweave' }}
      nav={[
        { to: `${base}/today`, label: m.shell_today() },
        { to: `${base}/partnerships`, label: m.shell_partnerships() },
        { to: `${base}/touchpoints`, label: m.shell_touchpoints() },
        { to: `${base}/organizations`, label: m.shell_organizations() },
        { to: `${base}/people`, label: m.shell_people() },
        { to: `${base}/communities`, label: m.shell_communities() },
        ...(imports ? [{ to: `${base}/imports`, label: m.shell_imports() }] : []),
      ]}
      find={{ to: `${base}/find`, label: m.shell_find(), hint: '⌘K' }}
      workspace={<span className="soft small">{workspace}</span>}
      foot={foot}
      banner={isDemo ? <p className="soft small">{m.shell_demo()}</p> : undefined}
      words={{ skip: m.shell_skip(), nav: m.shell_nav(), menu: m.shell_menu() }}
    >
      {flash && (
        <UndoToast
          key={flash.say + (flash.undo ?? '')}
          close={m.close()}
          {...(flash.undo
            ? { undo: { action: `${base}/undo`, label: m.undo(), fields: { entry: flash.undo } } }
            : {})}
        >
          {flash.say}
        </UndoToast>
      )}
      <Outlet />
    </Shell>
  )
}

/** ⌘K or Ctrl+K leads to the page that finds and does. */
function useFindShortcut(to: string) {
  const navigate = useNavigate()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      navigate(to)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [navigate, to])
}
