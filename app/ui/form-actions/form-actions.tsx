/** The foot of a form: the act first, the way out after it, a note under both. */
export function FormActions({ children, note }: { children: React.ReactNode; note?: React.ReactNode }) {
  return (
    <div className="form-actions">
      {children}
      {note && <p className="form-note">{note}</p>}
    </div>
  )
}
