/** A text that somebody is writing on, as it stands: who and since when over it, what can be done under it. */
export function LiveText({
  state,
  label,
  children,
  foot,
}: {
  state: React.ReactNode
  /** What the text is, for who can't see it scroll. */
  label: string
  children: React.ReactNode
  foot?: React.ReactNode
}) {
  return (
    <div className="live-text">
      <p className="live-text-state">{state}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, also by keys */}
      <section className="live-text-body" aria-label={label} tabIndex={0}>
        {children}
      </section>
      {foot}
    </div>
  )
}
