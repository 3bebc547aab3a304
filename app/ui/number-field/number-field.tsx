import { Field, type FieldProps, parted, wire } from '../field/field.tsx'

/**
 * A number with its unit beside it. A text input with a number pad, so that "1,5" and "1.5" both arrive and
 * the server judges; `type="number"` would drop what it can not read.
 */
export function NumberField({
  unit,
  whole,
  ...props
}: FieldProps &
  Omit<React.ComponentProps<'input'>, keyof FieldProps | 'type'> & { unit?: string; whole?: boolean }) {
  const { field, native } = parted(props)
  const wired = wire(field)
  const described =
    [wired['aria-describedby'], unit && `${wired.id}-unit`].filter(Boolean).join(' ') || undefined
  return (
    <Field {...field}>
      <div className="with-unit">
        <input
          autoComplete="off"
          {...native}
          {...wired}
          aria-describedby={described}
          type="text"
          inputMode={whole ? 'numeric' : 'decimal'}
          className="control"
        />
        {unit && <span id={`${wired.id}-unit`}>{unit}</span>}
      </div>
    </Field>
  )
}
