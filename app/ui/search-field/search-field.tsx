import { Search } from 'lucide-react'
import { fieldId } from '../field/field.tsx'

/** The input of a search; its label is read, not shown, and stands in the empty input. */
export function SearchField({
  label,
  name = 'query',
  ...native
}: { label: string } & Omit<React.ComponentProps<'input'>, 'type'>) {
  const id = native.id ?? fieldId(name)
  return (
    <div className="search-control">
      <label className="aloud" htmlFor={id}>
        {label}
      </label>
      <Search size={18} aria-hidden />
      <input
        placeholder={label}
        autoComplete="off"
        {...native}
        id={id}
        name={name}
        type="search"
        className="control"
      />
    </div>
  )
}
