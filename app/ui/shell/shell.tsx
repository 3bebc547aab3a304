import { Menu as MenuIcon, Search } from 'lucide-react'
import { Link, useLocation } from 'react-router'
import { Logo } from '../mark/mark.tsx'
import { type NavItem, NavList } from './nav-list.tsx'

type ShellProps = {
  home: { to: string; name: string }
  nav: NavItem[]
  /** The page that finds and does; `hint` is the shortcut, shown where there is a keyboard. */
  find?: { to: string; label: string; hint?: string }
  /** Workspace switcher, at the top. */
  workspace?: React.ReactNode
  /** Person menu, language and the like, at the foot. */
  foot?: React.ReactNode
  /** Above the page: a demo line, a notice for everyone. */
  banner?: React.ReactNode
  words: { skip: string; nav: string; menu: string }
  children: React.ReactNode
}

/**
 * The frame of every signed-in page: navigation at the side, a compact bar with a folded menu on a phone.
 * The navigation is in the page twice and one of the two is never displayed: a closed `details`
 * can not be opened by a stylesheet in every browser we serve.
 */
export function Shell({ home, nav, find, workspace, foot, banner, words, children }: ShellProps) {
  const place = useLocation()
  const list = (
    <>
      {workspace && <div className="shell-workspace">{workspace}</div>}
      <nav aria-label={words.nav}>
        <NavList items={nav} />
      </nav>
      {foot && <div className="shell-foot">{foot}</div>}
    </>
  )
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <header className="shell-bar">
        <Link to={home.to} className="shell-home">
          <Logo name={home.name} />
        </Link>
        {find && (
          <Link to={find.to} className="shell-icon" aria-label={find.label}>
            <Search size={22} aria-hidden />
          </Link>
        )}
        <details key={place.key} className="shell-menu">
          <summary>
            <MenuIcon size={20} aria-hidden />
            {words.menu}
          </summary>
          <div>{list}</div>
        </details>
      </header>
      <header className="shell-side">
        <Link to={home.to} className="shell-home">
          <Logo name={home.name} />
        </Link>
        {find && (
          <Link to={find.to} className="shell-find">
            <span>{find.label}</span>
            {find.hint && <kbd>{find.hint}</kbd>}
          </Link>
        )}
        {list}
      </header>
      <main id="main" className="shell-main" tabIndex={-1}>
        {banner && <div className="shell-banner">{banner}</div>}
        {children}
      </main>
    </div>
  )
}
