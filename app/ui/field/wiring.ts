/** The id of the control called `name`; an ErrorSummary links to it. */
export const fieldId = (name: string) => `field-${name.replace(/[^\w-]+/g, '-')}`

type Wired = {
  id?: string
  name: string
  help?: unknown
  error?: unknown
  counter?: unknown
  required?: boolean
}

/** The attributes that tie a control to its help, its error and its counter. */
export function wire({ id, name, help, error, counter, required }: Wired) {
  const own = id ?? fieldId(name)
  const described = [help && `${own}-help`, counter && `${own}-counter`, error && `${own}-error`]
    .filter(Boolean)
    .join(' ')
  return {
    id: own,
    name,
    required: required || undefined,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? (true as const) : undefined,
  }
}
