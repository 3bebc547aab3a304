import { Link } from 'react-router'

/** A page for one act, such as a form: what elsewhere would be a dialog. `back` is the way out, always there. */
export function NarrowPage({
  title,
  lede,
  back,
  children,
}: {
  title: React.ReactNode
  lede?: React.ReactNode
  back?: { to: string; label: string }
  children: React.ReactNode
}) {
  return (
    <div className="narrow">
      {back && (
        <Link to={back.to} className="narrow-back">
          {back.label}
        </Link>
      )}
      <h1>{title}</h1>
      {lede && <p className="lede">{lede}</p>}
      <div className="narrow-body">{children}</div>
    </div>
  )
}
