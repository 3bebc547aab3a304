/** The next best step, always in sight: what, why now, and the button that begins it. */
export function NextStep({
  label,
  children,
  action,
}: {
  label: string
  children: React.ReactNode
  action?: React.ReactNode
}) {
  return (
    <div className="next-step">
      <p>
        <strong>{label}</strong> {children}
      </p>
      {action}
    </div>
  )
}
