/** Says that something is under way, and later how it went, to eyes and to screen readers. Keep it mounted and change its words. */
export function Busy({ active, children }: { active: boolean; children?: React.ReactNode }) {
  return (
    <p className="busy" role="status">
      {active && <span className="spin" aria-hidden="true" />}
      {children}
    </p>
  )
}
