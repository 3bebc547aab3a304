import { useEffect, useRef } from 'react'
import { fieldId } from '../field/field.tsx'

type ErrorSummaryProps = {
  title: string
  errors: { name?: string; id?: string; message: React.ReactNode }[]
  /** The action's answer: each new one takes focus again, also when it holds the same errors. */
  answer?: unknown
  /** False where it stands without having been caused, as in the styleguide. */
  focus?: boolean
}

/** What stopped the form, at its top: each line leads to its field. Takes focus when it appears, with and without scripts. */
export function ErrorSummary({ title, errors, answer, focus = true }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  const which = errors.map((error) => error.id ?? error.name).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: focus moves on a new answer, never while one types
  useEffect(() => {
    if (focus) box.current?.focus()
  }, [which, answer])
  if (!errors.length) return null
  return (
    // biome-ignore lint/a11y/noAutofocus: without scripts this is how the answer to a form is found
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus={focus} ref={box}>
      <h2>{title}</h2>
      <ul className="error-list">
        {errors.map((error) => (
          <li key={`${error.id ?? error.name} ${error.message}`}>
            {error.name || error.id ? (
              <a href={`#${error.id ?? fieldId(error.name ?? '')}`}>{error.message}</a>
            ) : (
              error.message
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
