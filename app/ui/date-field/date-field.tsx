import { Field, type FieldProps, parted, wire } from '../field/field.tsx'

/** A day, `YYYY-MM-DD`, by the browser's own date input. `min`, `max` and `defaultValue` in the same form. */
export function DateField(
  props: FieldProps & Omit<React.ComponentProps<'input'>, keyof FieldProps | 'type'>,
) {
  const { field, native } = parted(props)
  return (
    <Field {...field}>
      <input {...native} {...wire(field)} type="date" className="control" />
    </Field>
  )
}
