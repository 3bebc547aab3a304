import { type FieldProps, fieldId } from '../field/field.tsx'

export type Choice = {
  value: string
  label: React.ReactNode
  help?: React.ReactNode
  icon?: React.ReactNode
  disabled?: boolean
}

/** One of a few, all visible; `cards` gives each its own frame, for choices that need a sentence or an icon. */
export function RadioGroup({
  label,
  name,
  id,
  help,
  error,
  required,
  mark,
  choices,
  defaultValue,
  cards,
}: FieldProps & {
  choices: Choice[]
  defaultValue?: string
  cards?: boolean
}) {
  const own = id ?? fieldId(name)
  const described = [help && `${own}-help`, error && `${own}-error`].filter(Boolean).join(' ') || undefined
  return (
    <fieldset
      className={error ? 'field radio-group wrong' : 'field radio-group'}
      aria-describedby={described}
    >
      <legend>
        {label}
        {mark && <span className="field-mark"> {mark}</span>}
      </legend>
      {help && (
        <p className="field-help" id={`${own}-help`}>
          {help}
        </p>
      )}
      <div className={cards ? 'choice-cards' : undefined}>
        {choices.map((choice, index) => {
          const one = index === 0 ? own : `${own}-${choice.value}`
          return (
            <div className="choice" key={choice.value}>
              <input
                type="radio"
                id={one}
                name={name}
                value={choice.value}
                required={required}
                disabled={choice.disabled}
                defaultChecked={choice.value === defaultValue}
                aria-describedby={choice.help ? `${one}-about` : undefined}
              />
              <label htmlFor={one}>
                {choice.icon}
                {choice.label}
                {choice.help && (
                  <span className="choice-about" id={`${one}-about`}>
                    {choice.help}
                  </span>
                )}
              </label>
            </div>
          )
        })}
      </div>
      {error && (
        <p className="field-error" id={`${own}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  )
}
