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
  asked: askedFirst = [],
  audience,
}: {
  label: string
  people: readonly Askable[]
  /** Who is asked by name to begin with. */
  asked?: readonly string[]
  audience?: React.ReactNode
}) {
  const { problem, errorOf, typed, typedAll } = useProblem()
  const asked = new Set(problem === undefined ? askedFirst : typedAll('mentionPersonIds'))
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
                // Ticked by an address, while what is typed beside it stays.
                key={`${one.id} ${asked.has(one.id)}`}
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
