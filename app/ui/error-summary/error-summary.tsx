import { useEffect, useRef } from 'react'
import { fieldId } from '../field/field.tsx'

/** What stopped the form, at its top: each line leads to its field. Takes focus when it appears. */
export function ErrorSummary({
  title,
  errors,
}: {
  title: string
  errors: { name?: string; id?: string; message: React.ReactNode }[]
}) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (errors.length) box.current?.focus()
  }, [errors])
  if (!errors.length) return null
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{title}</h2>
      <ul className="error-list">
        {errors.map((error) => (
          <li key={`${error.name ?? error.id} ${error.message}`}>
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
