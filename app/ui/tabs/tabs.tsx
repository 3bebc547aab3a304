import { NavLink } from 'react-router'

/** The faces of one record. Each tab is a page with its own address; the current one has aria-current. */
export function Tabs({
  label,
  items,
}: {
  label: string
  items: { to: string; label: string; count?: number; end?: boolean }[]
}) {
  return (
    <nav className="tabs" aria-label={label}>
      <ul className="tab-list">
        {items.map((item) => (
          <li key={item.to}>
            <NavLink to={item.to} end={item.end} preventScrollReset>
              {item.label}
              {item.count !== undefined && <span className="tab-count">{item.count}</span>}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
