/** A text passage by passage, with what is said of each beside it. */
export const Passages = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <section className="passages" aria-label={label}>
    {children}
  </section>
)

/** One passage; `action` is a small link at its end. */
export function PassageRow({
  id,
  action,
  beside,
  children,
}: {
  id: string
  action?: React.ReactNode
  beside?: React.ReactNode
  children: React.ReactNode
}) {
  return (
    <div className="passage-row" id={id}>
      <div className="passage-words">
        {children}
        {action}
      </div>
      {beside && <div className="passage-beside">{beside}</div>}
    </div>
  )
}

/** What is said of a passage, with what one can do about it under it. */
export function Remark({
  id,
  acts,
  children,
}: {
  id: string
  acts?: React.ReactNode
  children: React.ReactNode
}) {
  return (
    <div className="remark" id={id}>
      {children}
      {acts && <div className="remark-acts">{acts}</div>}
    </div>
  )
}
