import { useEffect, useState } from 'react'
import { type LoaderFunctionArgs, Outlet, useLoaderData, useLocation, useNavigate } from 'react-router'
import type { Flash } from '#platform/http/flash.server.ts'
import { doorRequest } from '#platform/http/request.server.ts'
import { m } from '#platform/words/words.ts'
import { Menu, MenuButton, MenuLink } from '#ui/menu/menu.tsx'
import { Shell } from '#ui/shell/shell.tsx'
import { UndoToast } from '#ui/undo-toast/undo-toast.tsx'

/** The frame of every page in a workspace: only ways that this person can go. */
export const loader = ({ context, params }: LoaderFunctionArgs) => {
  const door = context.get(doorRequest)
  // Who may not come in is answered by the page itself, with its own status.
  if (door.ctx === null) return null
  const { workspace, actor } = door.ctx
  door.flashSaid = door.flash !== null
  return {
    base: `/${params.workspace}`,
    workspace: workspace.name,
    isDemo: workspace.isDemo,
    name: actor.name,
    organization: actor.organizationName ?? '',
    organizationId: actor.organizationId,
    imports: actor.role === 'owner' || actor.role === 'coordinator',
    owner: actor.role === 'owner',
    settlesMail: actor.role === 'coordinator' || actor.role === 'lead',
    unread: actor.unreadNotices ?? 0,
    flash: door.flash,
  }
}

export default function Workspace() {
  const data = useLoaderData<typeof loader>()
  const said = useSaid(data?.flash ?? null)
  useFindShortcut(`${data?.base ?? ''}/find`)
  if (data === null) return <Outlet />
  const { base, workspace, isDemo, name, organization, organizationId, imports, owner, settlesMail, unread } =
    data
  const foot = (
    <Menu label={name} aloud={organization} up>
      {organization !== '' && (
        <MenuLink to={`${base}/organizations/${organizationId}`}>{organization}</MenuLink>
      )}
      <MenuLink to={`${base}/notices`}>{m.notices_title()}</MenuLink>
      <MenuLink to={`${base}/me`}>{m.shell_me()}</MenuLink>
      {settlesMail && <MenuLink to={`${base}/settings/held-mail`}>{m.held_title()}</MenuLink>}
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
        ...(unread > 0 ? [{ to: `${base}/notices`, label: m.shell_notices({ count: unread }) }] : []),
        {
          to: `${base}/partnerships`,
          label: m.shell_partnerships(),
          also: [
            'goals',
            'agreements',
            'commitments',
            'work',
            'meetings',
            'concerns',
            'handover',
            'pulse',
            'pulse-items',
            'ombudspersons',
            'warnings',
            'decisions',
            'discussions',
            'series',
            'committees',
            'committee-members',
            'rotas',
            'rota-swaps',
            'objectives',
            'learnings',
            'recurring-promises',
            'posts',
            'proposals',
            'roadmap',
            'equity',
          ].map((place) => `${base}/${place}`),
        },
        { to: `${base}/touchpoints`, label: m.shell_touchpoints() },
        { to: `${base}/expertise`, label: m.expertise_nav() },
        {
          to: `${base}/organizations`,
          label: m.shell_organizations(),
          also: [`${base}/affiliations`],
        },
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
      {said.flash && (
        <UndoToast
          key={said.on}
          close={m.close()}
          {...(said.flash.undo
            ? { undo: { action: `${base}/undo`, label: m.undo(), fields: { entry: said.flash.undo } } }
            : {})}
        >
          {said.flash.say}
        </UndoToast>
      )}
      <Outlet />
    </Shell>
  )
}

/** What was said on the page before one: the frame may be read again while it stays, and says it no second time. */
function useSaid(flash: Flash | null): { flash: Flash | null; on: string } {
  const { key } = useLocation()
  const [said, setSaid] = useState({ flash, on: key })
  if (flash !== null && flash !== said.flash) {
    const now = { flash, on: key }
    setSaid(now)
    return now
  }
  return said.on === key ? said : { flash: null, on: key }
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
