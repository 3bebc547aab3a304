/** How far something has come, with its words; `value` out of `max`. */
export function Progress({
  label,
  value,
  max = 100,
  words,
}: {
  label: string
  value: number
  max?: number
  words?: React.ReactNode
}) {
  return (
    <div className="progress">
      <div className="ends">
        <span>{label}</span>
        {words && <span className="soft small figures">{words}</span>}
      </div>
      <progress value={Math.min(value, max)} max={max} aria-label={label} />
    </div>
  )
}
