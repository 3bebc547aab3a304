import { Field, type FieldProps, parted, wire } from '../field/field.tsx'

export type Option = { value: string; label: string; disabled?: boolean }

/** One of several, from a native list. `empty` is the words of the choice that is none. */
export function Select({
  options,
  empty,
  ...props
}: FieldProps &
  Omit<React.ComponentProps<'select'>, keyof FieldProps> & { options: Option[]; empty?: string }) {
  const { field, native } = parted(props)
  return (
    <Field {...field}>
      <select {...native} {...wire(field)} className="control">
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
