import { Field, type FieldProps, parted, wire } from '../field/field.tsx'

/** One line of text. Native attributes (type, autoComplete, inputMode, defaultValue …) go to the input. */
export function TextField(props: FieldProps & Omit<React.ComponentProps<'input'>, keyof FieldProps>) {
  const { field, native } = parted(props)
  return (
    <Field {...field}>
      <input type="text" {...native} {...wire(field)} className="control" />
    </Field>
  )
}
