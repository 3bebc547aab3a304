import { ChevronDown } from 'lucide-react'
import { Link, NavLink, useLocation } from 'react-router'

export interface Tab {
  to: string
  label: string
  count?: number
  end?: boolean
  /** Where the address alone does not say it: whether this is the open one. */
  current?: boolean
}

/**
 * The faces of one record. Each tab is a page with its own address; the current one has aria-current.
 * With `others` ("Other pages") they fold into one line where they would take several: the open one, and the others
 * behind that word. Then they are in the page twice and one of the two is never displayed:
 * a closed `details` can not be opened by a stylesheet in every browser we serve.
 */
export function Tabs({
  label,
  items,
  look,
  others,
}: {
  label: string
  items: Tab[]
  look?: 'under'
  others?: string
}) {
  const place = useLocation()
  const list = (
    <ul className="tab-list">
      {items.map((item) => (
        <li key={item.to}>
          <TabLink {...item} />
        </li>
      ))}
    </ul>
  )
  return (
    <nav className={look === undefined ? 'tabs' : 'tabs tabs-under'} aria-label={label}>
      {list}
      {others !== undefined && (
        <details key={place.key} className="tab-fold">
          <summary>
            <TabFold items={items} others={others} />
          </summary>
          {list}
        </details>
      )}
    </nav>
  )
}

/** The one line of folded tabs: where one is, and how much is new elsewhere. */
function TabFold({ items, others }: { items: Tab[]; others: string }) {
  const { pathname } = useLocation()
  const here = items.find((item) => isOpen(item, pathname))
  const elsewhere = items.reduce((sum, item) => sum + (item === here ? 0 : (item.count ?? 0)), 0)
  return (
    <>
      {here && <span className="tab-here">{tabWords(here)}</span>}
      <span className="tab-others">
        {others}
        {elsewhere > 0 && <span className="tab-count">{elsewhere}</span>}
        <ChevronDown size={18} aria-hidden />
      </span>
    </>
  )
}

/** As a NavLink tells it, where no `current` does. */
const isOpen = ({ to, end, current }: Tab, pathname: string) =>
  current ?? (pathname === to || (!end && pathname.startsWith(`${to}/`)))

const tabWords = ({ label, count }: Tab) => (
  <>
    {label}
    {count !== undefined && <span className="tab-count">{count}</span>}
  </>
)

function TabLink(item: Tab) {
  const { to, end, current } = item
  const words = tabWords(item)
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
