import { FileInput } from '#platform/files/parts/file-form.tsx'
import { useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Checkbox } from '#ui/checkbox/checkbox.tsx'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'

export interface Askable {
  id: string
  name: string
  organizationName: string
}

/** What is said, whom it asks by name, and a file: inside a form of `encType="multipart/form-data"`. */
export function SayFields({
  label,
  people,
  audience,
}: {
  label: string
  people: readonly Askable[]
  audience?: React.ReactNode
}) {
  const { errorOf, typed, typedAll } = useProblem()
  const asked = new Set(typedAll('mentionPersonIds'))
  const wrong = errorOf('mentionPersonIds')
  return (
    <>
      <TextArea
        name="body"
        label={label}
        help={m.discussion_words_help()}
        required
        rows={5}
        audience={audience}
        defaultValue={typed('body')}
        error={errorOf('body')}
      />
      {people.length > 0 && (
        <details open={asked.size > 0 || wrong !== undefined}>
          <summary>{m.discussion_ask()}</summary>
          <FieldSet
            legend={<span className="aloud">{m.discussion_ask()}</span>}
            help={m.discussion_ask_help()}
          >
            {wrong !== undefined && <p className="field-error">{wrong}</p>}
            {people.map((one) => (
              <Checkbox
                key={one.id}
                id={`ask-${one.id}`}
                name="mentionPersonIds"
                value={one.id}
                label={m.discussion_ask_person({ name: one.name, organization: one.organizationName })}
                defaultChecked={asked.has(one.id)}
              />
            ))}
          </FieldSet>
        </details>
      )}
      <FileInput />
    </>
  )
}
