import { useEffect, useRef, useState } from 'react'
import { fieldId } from '../field/field.tsx'

type ErrorSummaryProps = {
  title: string
  /** Each at its field; without a `label` it is read from the page, which takes scripts. */
  errors: { name?: string; id?: string; label?: string; message: React.ReactNode }[]
  /** The action's answer: each new one takes focus again, also when it holds the same errors. */
  answer?: unknown
  /** False where it stands without having been caused, as in the styleguide. */
  focus?: boolean
}

/**
 * What stopped the form, at its top: each line leads to its field and begins with its label.
 * Takes focus when it appears, with and without scripts.
 */
export function ErrorSummary({ title, errors, answer, focus = true }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  const [labels, setLabels] = useState<(string | undefined)[]>([])
  const which = errors.map((error) => error.id ?? error.name).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: focus moves on a new answer, never while one types
  useEffect(() => {
    if (focus) box.current?.focus()
    setLabels(errors.map((error) => labelOf(error.id ?? fieldId(error.name ?? ''))))
  }, [which, answer])
  if (!errors.length) return null
  return (
    // biome-ignore lint/a11y/noAutofocus: without scripts this is how the answer to a form is found
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus={focus} ref={box}>
      <h2>{title}</h2>
      <ul className="error-list">
        {errors.map((error, index) => (
          <li key={`${error.id ?? error.name} ${error.message}`}>
            {error.name || error.id ? (
              <a href={`#${error.id ?? fieldId(error.name ?? '')}`}>
                <FieldName label={error.label ?? labels[index]} /> {error.message}
              </a>
            ) : (
              error.message
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A question or a sentence ends by itself, a name with a colon. */
function FieldName({ label }: { label: string | undefined }) {
  return label && <span className="error-field">{/[.?!…]$/.test(label) ? label : `${label}:`}</span>
}

/** What a field is called on this page: its label, or the legend over its choices, without the marks beside it. */
function labelOf(id: string): string | undefined {
  const field = document.getElementById(id)
  const label =
    field?.closest('.radio-group')?.querySelector('legend') ??
    (field instanceof HTMLElement && 'labels' in field ? (field as HTMLInputElement).labels?.[0] : undefined)
  const words = label?.firstChild?.textContent?.trim()
  return words === '' ? undefined : words
}
