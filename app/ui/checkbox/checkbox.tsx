import { type FieldProps, parted, wire } from '../field/field.tsx'

/** One yes-or-no, the whole line pressable. */
export function Checkbox(props: FieldProps & Omit<React.ComponentProps<'input'>, keyof FieldProps>) {
  const { field, native } = parted(props)
  const wired = wire(field)
  return (
    <div className={field.error ? 'field wrong' : 'field'}>
      <div className="choice">
        <input {...native} {...wired} type="checkbox" />
        <label htmlFor={wired.id}>{field.label}</label>
      </div>
      {field.help && (
        <p className="field-help choice-help" id={`${wired.id}-help`}>
          {field.help}
        </p>
      )}
      {field.error && (
        <p className="field-error" id={`${wired.id}-error`}>
          {field.error}
        </p>
      )}
    </div>
  )
}
