import { Link } from 'react-router'

/** A rate as people say it, "17 of 21 kept on time", never a bare percentage. `interval` tells how sure it is; `to` leads to what was counted. */
export function RateFigure({
  value,
  words,
  interval,
  to,
}: {
  value: string
  words: string
  interval?: string
  to?: string
}) {
  const inner = (
    <>
      <b>{value}</b> {words}
    </>
  )
  return (
    <span className="rate figures" title={interval}>
      {to ? <Link to={to}>{inner}</Link> : inner}
      {interval && <span className="aloud"> ({interval})</span>}
    </span>
  )
}
