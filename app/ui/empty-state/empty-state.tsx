/** A place with nothing in it yet: what belongs here, why it is worth it, and the button that begins. */
export function EmptyState({
  title,
  children,
  action,
  level = 2,
}: {
  title: React.ReactNode
  children?: React.ReactNode
  action?: React.ReactNode
  level?: 2 | 3
}) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className="empty">
      <span className="empty-weave" aria-hidden="true" />
      <Heading>{title}</Heading>
      {children && <div className="empty-why">{children}</div>}
      {action && <div className="bar">{action}</div>}
    </div>
  )
}
