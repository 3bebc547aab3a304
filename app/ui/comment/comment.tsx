import { Face } from '../person/face.tsx'

/** What someone said, with who and when; `audience` is an AudienceMark where it is narrower than the page. */
export function Comment({
  who,
  seed,
  side,
  when,
  at,
  audience,
  actions,
  children,
}: {
  who: string
  seed?: string
  /** Their organization. */
  side?: React.ReactNode
  when: React.ReactNode
  at?: string
  audience?: React.ReactNode
  actions?: React.ReactNode
  children: React.ReactNode
}) {
  return (
    <article className="comment">
      <Face name={who} seed={seed} />
      <div>
        <p className="comment-top">
          <b>{who}</b>
          {side && <span>{side}</span>}
          <time dateTime={at}>{when}</time>
          {audience}
        </p>
        <div className="prose">{children}</div>
        {actions && <div className="row-actions">{actions}</div>}
      </div>
    </article>
  )
}
