import { Link, NavLink, useLocation } from 'react-router'

/** One line of the main navigation. `count` is shown at the end and read with `countLabel` ("7 things to do"). */
export type NavItem = {
  to: string
  /** Where pages lie that belong here besides those below `to`. */
  also?: string[]
  label: string
  count?: number
  countLabel?: string
  end?: boolean
  icon?: React.ReactNode
}

/** Links of the main navigation; the page one is on, or below, is marked with aria-current. */
export function NavList({ items }: { items: NavItem[] }) {
  const { pathname } = useLocation()
  return (
    <ul className="nav-list">
      {items.map((item) => (
        <li key={item.to}>
          {item.also?.some((place) => `${pathname}/`.startsWith(`${place}/`)) ? (
            <Link to={item.to} aria-current="page">
              <Words item={item} />
            </Link>
          ) : (
            <NavLink to={item.to} end={item.end}>
              <Words item={item} />
            </NavLink>
          )}
        </li>
      ))}
    </ul>
  )
}

const Words = ({ item }: { item: NavItem }) => (
  <>
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
  </>
)
