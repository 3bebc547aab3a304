import { fieldId } from './wiring.ts'

export { fieldId, wire } from './wiring.ts'

/** What every field takes. `mark` is a word beside the label ("optional"); `audience` an AudienceMark. */
export type FieldProps = {
  label: React.ReactNode
  name: string
  id?: string
  help?: React.ReactNode
  error?: React.ReactNode
  required?: boolean
  mark?: React.ReactNode
  audience?: React.ReactNode
}

/** Splits the props of a field from those that go to its native control. */
export function parted<P extends FieldProps>({
  label,
  name,
  id,
  help,
  error,
  required,
  mark,
  audience,
  ...native
}: P) {
  return { field: { label, name, id, help, error, required, mark, audience }, native }
}

/** Label, help, control and error in one column. The control brings the attributes of `wire`. */
export function Field({
  label,
  name,
  id,
  help,
  error,
  required,
  mark,
  audience,
  counter,
  children,
}: FieldProps & {
  counter?: React.ReactNode
  children: React.ReactNode
}) {
  const own = id ?? fieldId(name)
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <div className="field-top">
        <label htmlFor={own}>
          {label}
          {required && !mark && <span className="needed" aria-hidden="true" />}
          {mark && <span className="field-mark"> {mark}</span>}
        </label>
        {audience}
      </div>
      {help && (
        <p className="field-help" id={`${own}-help`}>
          {help}
        </p>
      )}
      {children}
      {counter && (
        <p className="field-counter" id={`${own}-counter`}>
          {counter}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${own}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}
