import { fieldId } from '#ui/field/field.tsx'

/** One question with the steps of its scale, in one row where there is room. */
export function Scale({
  name,
  steps,
  label,
  value,
  error,
}: {
  name: string
  steps: readonly { value: string; label: string }[]
  label: React.ReactNode
  value: string
  error: string | undefined
}) {
  const id = fieldId(name)
  return (
    <fieldset
      className={error === undefined ? 'field radio-group' : 'field radio-group wrong'}
      aria-describedby={error === undefined ? undefined : `${id}-error`}
    >
      <legend>{label}</legend>
      <div className="choice-row">
        {steps.map((step, index) => {
          const own = index === 0 ? id : `${id}-${step.value}`
          return (
            <div className="choice" key={step.value}>
              <input
                type="radio"
                id={own}
                name={name}
                value={step.value}
                defaultChecked={step.value === value}
              />
              <label htmlFor={own}>{step.label}</label>
            </div>
          )
        })}
      </div>
      {error !== undefined && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  )
}
