import { useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'

/** What a partnership is called and what it is for, whether it is started, changed or proposed; empty or as it stands. */
export function NameAndPurpose({
  name,
  purpose,
}: {
  name?: string | undefined
  purpose?: string | undefined
}) {
  const { errorOf, typed } = useProblem()
  return (
    <>
      <TextField
        name="name"
        label={m.partnership_name()}
        help={m.partnership_name_help()}
        required
        maxLength={200}
        defaultValue={typed('name', name)}
        error={errorOf('name')}
      />
      <TextArea
        name="purpose"
        label={m.partnership_purpose()}
        mark={m.optional()}
        help={m.partnership_purpose_help()}
        rows={3}
        defaultValue={typed('purpose', purpose)}
        error={errorOf('purpose')}
      />
    </>
  )
}
