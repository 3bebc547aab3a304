import { useState } from 'react'
import { Field, type FieldProps, parted, wire } from '../field/field.tsx'

type Counter = { max: number; words: (left: number) => string }

/**
 * Text of several lines. `counter` says how much room is left; it counts while one types and never cuts
 * text off, since the server answers with the whole text and an error.
 */
export function TextArea({
  counter,
  ...props
}: FieldProps & Omit<React.ComponentProps<'textarea'>, keyof FieldProps> & { counter?: Counter }) {
  const { field, native } = parted(props)
  const [length, setLength] = useState(String(native.defaultValue ?? '').length)
  const left = counter && counter.max - length
  return (
    <Field
      {...field}
      counter={
        counter &&
        left !== undefined && (
          <span className={left < 0 ? 'field-counter over' : undefined}>{counter.words(left)}</span>
        )
      }
    >
      <textarea
        rows={4}
        dir="auto"
        {...native}
        {...wire({ ...field, counter })}
        className="control"
        onInput={(event) => counter && setLength(event.currentTarget.value.length)}
      />
    </Field>
  )
}
