import { X } from 'lucide-react'
import { Form, Link } from 'react-router'
import { Button } from '../button/button.tsx'
import { SearchField } from '../search-field/search-field.tsx'

/** An active filter: its words ("Stage: Activate"), where the list is without it, and what a screen reader says of the way there. */
export type Chip = { label: string; to: string; remove: string }

type FilterBarProps = {
  label: string
  /** The search over the list; `name` is its key in the address. */
  search?: { label: string; name?: string; value?: string }
  /** Selects and the like; each adds its key to the address. */
  children?: React.ReactNode
  /** Keys of the address to keep, such as the sort. */
  keep?: Record<string, string>
  chips?: Chip[]
  clear?: { label: string; to: string }
  submit: string
}

/** Search and filters of a list; all of it lives in the address, so it can be linked, kept and gone back to. */
export function FilterBar({ label, search, children, keep = {}, chips = [], clear, submit }: FilterBarProps) {
  return (
    <search className="filter-bar" aria-label={label}>
      <Form method="get" className="filter-form">
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {search && (
          <SearchField
            key={search.value}
            label={search.label}
            name={search.name}
            defaultValue={search.value}
          />
        )}
        {children}
        <Button>{submit}</Button>
      </Form>
      {chips.length > 0 && (
        <ul className="chips">
          {chips.map((chip) => (
            <li key={chip.to}>
              <Link to={chip.to} className="chip" aria-label={chip.remove}>
                {chip.label}
                <X size={15} aria-hidden />
              </Link>
            </li>
          ))}
          {clear && (
            <li>
              <Link to={clear.to} className="chips-clear">
                {clear.label}
              </Link>
            </li>
          )}
        </ul>
      )}
    </search>
  )
}
