import { Link } from 'react-router'

export interface Share {
  key: string
  name: string
  value: number
  words: string
  /** The records that were counted, and how that is said to whoever hears the figure alone. */
  to?: { href: string; aloud: string }
}

/** How much each of a few has of one thing, as bars in an order of their own. The figures are words, so it is its own table. */
export function ShareBars({ shares, label }: { shares: readonly Share[]; label: string }) {
  const most = Math.max(...shares.map((one) => one.value), 1)
  return (
    <ul className="share-bars" aria-label={label}>
      {shares.map(({ key, name, value, words, to }) => (
        <li key={key}>
          <span>{name}</span>
          <b className="figures">
            {to === undefined ? (
              words
            ) : (
              <Link to={to.href}>
                {words}
                <span className="aloud"> {to.aloud}</span>
              </Link>
            )}
          </b>
          <i aria-hidden style={{ '--part': value / most } as React.CSSProperties} />
        </li>
      ))}
    </ul>
  )
}
