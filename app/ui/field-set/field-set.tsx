/** Fields that belong together, under a heading of their own. */
export function FieldSet({
  legend,
  help,
  children,
}: {
  legend: React.ReactNode
  help?: React.ReactNode
  children: React.ReactNode
}) {
  return (
    <fieldset className="field-set">
      <legend>{legend}</legend>
      {help && <p className="field-help">{help}</p>}
      {children}
    </fieldset>
  )
}
