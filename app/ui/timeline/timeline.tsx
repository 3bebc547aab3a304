/** What happened, in order. */
export function Timeline({ label, children }: { label?: string; children: React.ReactNode }) {
  return (
    <ol className="timeline" aria-label={label}>
      {children}
    </ol>
  )
}

/** One thing that happened: a sentence, when (`at` machine-readable), and what was said about it. `strong` marks turning points. */
export function TimelineItem({
  when,
  at,
  title,
  children,
  strong,
}: {
  when: React.ReactNode
  at?: string
  title: React.ReactNode
  children?: React.ReactNode
  strong?: boolean
}) {
  return (
    <li className={strong ? 'strong' : undefined}>
      <p>{title}</p>
      <time dateTime={at}>{when}</time>
      {children && <div className="timeline-more">{children}</div>}
    </li>
  )
}
