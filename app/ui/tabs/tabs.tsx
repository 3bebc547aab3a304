import { Link, NavLink } from 'react-router'

export interface Tab {
  to: string
  label: string
  count?: number
  end?: boolean
  /** Where the address alone does not say it: whether this is the open one. */
  current?: boolean
}

/** The faces of one record. Each tab is a page with its own address; the current one has aria-current. */
export function Tabs({ label, items, look }: { label: string; items: Tab[]; look?: 'under' }) {
  return (
    <nav className={look === undefined ? 'tabs' : 'tabs tabs-under'} aria-label={label}>
      <ul className="tab-list">
        {items.map((item) => (
          <li key={item.to}>
            <TabLink {...item} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

function TabLink({ to, label, count, end, current }: Tab) {
  const words = (
    <>
      {label}
      {count !== undefined && <span className="tab-count">{count}</span>}
    </>
  )
  return current === undefined ? (
    <NavLink to={to} end={end} preventScrollReset>
      {words}
    </NavLink>
  ) : (
    <Link to={to} aria-current={current ? 'true' : undefined} preventScrollReset>
      {words}
    </Link>
  )
}
