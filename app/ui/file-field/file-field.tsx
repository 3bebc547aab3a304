import { Field, type FieldProps, parted, wire } from '../field/field.tsx'

/** A file to hand in; say kinds and largest size in `help`. Its form needs `encType="multipart/form-data"`. */
export function FileField(
  props: FieldProps & Omit<React.ComponentProps<'input'>, keyof FieldProps | 'type'>,
) {
  const { field, native } = parted(props)
  return (
    <Field {...field}>
      <input {...native} {...wire(field)} type="file" className="control" />
    </Field>
  )
}
