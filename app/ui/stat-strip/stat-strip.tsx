import { Link } from 'react-router'

export type Stat = { value: string; words: string; to?: string }

/** A few figures beside the words they belong to; each leads to what it counts. */
export function StatStrip({ stats, label }: { stats: Stat[]; label?: string }) {
  return (
    <ul className="stat-strip" aria-label={label}>
      {stats.map((stat) => {
        const inner = (
          <>
            <b>{stat.value}</b> <span>{stat.words}</span>
          </>
        )
        return <li key={stat.words}>{stat.to ? <Link to={stat.to}>{inner}</Link> : <div>{inner}</div>}</li>
      })}
    </ul>
  )
}
