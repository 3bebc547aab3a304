import { Link } from 'react-router'

/** A figure inside a sentence that leads to the records behind it. */
export function FigureLink({ to, children }: { to: string; children: React.ReactNode }) {
  return (
    <Link to={to} className="figure-link">
      {children}
    </Link>
  )
}

/** A large figure with the words it belongs to, where it stands alone. */
export function Figure({ value, to, children }: { value: string; to?: string; children: React.ReactNode }) {
  return (
    <p className="figure">
      <b>{to ? <Link to={to}>{value}</Link> : value}</b> <span>{children}</span>
    </p>
  )
}
