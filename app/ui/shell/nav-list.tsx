import { NavLink } from 'react-router'

/** One line of the main navigation. `count` is shown at the end and read with `countLabel` ("7 things to do"). */
export type NavItem = {
  to: string
  label: string
  count?: number
  countLabel?: string
  end?: boolean
  icon?: React.ReactNode
}

/** Links of the main navigation; the page one is on, or below, is marked with aria-current. */
export function NavList({ items }: { items: NavItem[] }) {
  return (
    <ul className="nav-list">
      {items.map((item) => (
        <li key={item.to}>
          <NavLink to={item.to} end={item.end}>
            <span>
              {item.icon}
              {item.label}
            </span>
            {item.count ? (
              <span className="figures">
                <span aria-hidden={item.countLabel ? true : undefined}>{item.count}</span>
                {item.countLabel && <span className="aloud">{item.countLabel}</span>}
              </span>
            ) : null}
          </NavLink>
        </li>
      ))}
    </ul>
  )
}
