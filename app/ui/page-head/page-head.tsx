import { Link } from 'react-router'

type PageHeadProps = {
  /** Where this page lies, outermost first; the last one is the page itself and needs no `to`. */
  crumbs?: { label: string; to?: string }[]
  crumbsLabel?: string
  /** A short line over the title where there are no crumbs: the date, a kind. */
  eyebrow?: React.ReactNode
  title: React.ReactNode
  /** Beside the title: a StageBadge or Tag. */
  badge?: React.ReactNode
  /** The state in one sentence. */
  lede?: React.ReactNode
  /** Buttons, the most likely first. */
  actions?: React.ReactNode
}

/** The head of a record or list: one idea, in words a person would say, and what can be done next. */
export function PageHead({ crumbs, crumbsLabel, eyebrow, title, badge, lede, actions }: PageHeadProps) {
  return (
    <header className="page-head">
      {crumbs && (
        <nav aria-label={crumbsLabel} className="crumbs">
          <ol className="crumb-list">
            {crumbs.map((crumb) => (
              <li key={crumb.label}>{crumb.to ? <Link to={crumb.to}>{crumb.label}</Link> : crumb.label}</li>
            ))}
          </ol>
        </nav>
      )}
      {eyebrow && <p className="crumbs">{eyebrow}</p>}
      <div className="title-line">
        <h1>{title}</h1>
        {badge}
      </div>
      {lede && <p className="lede">{lede}</p>}
      {actions && <div className="bar">{actions}</div>}
    </header>
  )
}
