import { Field, type FieldProps, parted, wire } from '../field/field.tsx'

/**
 * Several short words, parted by commas, with suggestions. `value` comes back as one string; `tagsOf` reads it.
 */
export function TagField({
  suggestions = [],
  ...props
}: FieldProps &
  Omit<React.ComponentProps<'input'>, keyof FieldProps | 'type' | 'list'> & { suggestions?: string[] }) {
  const { field, native } = parted(props)
  const wired = wire(field)
  const list = suggestions.length ? `${wired.id}-suggestions` : undefined
  return (
    <Field {...field}>
      <input autoComplete="off" {...native} {...wired} type="text" list={list} className="control" />
      {list && (
        <datalist id={list}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </Field>
  )
}
