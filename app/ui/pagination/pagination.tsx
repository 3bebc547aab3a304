import { ButtonLink } from '../button/button.tsx'

type Way = { to: string; label: string }

/** Ways to the neighbouring pages of a list; `summary` says how much of how many is shown. */
export function Pagination({
  label,
  summary,
  previous,
  next,
  also,
}: {
  label: string
  summary?: React.ReactNode
  previous?: Way
  next?: Way
  /** Beside the count: a link to all of it as a file. */
  also?: React.ReactNode
}) {
  return (
    <nav className="pagination" aria-label={label}>
      <div className="cluster figures">
        {summary && <p>{summary}</p>}
        {also}
      </div>
      <div className="cluster">
        {previous && (
          <ButtonLink to={previous.to} rel="prev">
            {previous.label}
          </ButtonLink>
        )}
        {next && (
          <ButtonLink to={next.to} rel="next">
            {next.label}
          </ButtonLink>
        )}
      </div>
    </nav>
  )
}
