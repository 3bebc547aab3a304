import { useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Checkbox } from '#ui/checkbox/checkbox.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import type { Affiliation } from '../affiliation.ts'

/** What somebody is in an organization, and since when; part of several forms. */
export function AffiliationFields({ affiliation }: { affiliation?: Affiliation }) {
  const { problem, errorOf, typed, typedAll } = useProblem()
  return (
    <>
      <TextField
        name="title"
        label={m.affiliation_title()}
        help={m.affiliation_title_help()}
        maxLength={200}
        defaultValue={typed('title', affiliation?.title)}
        error={errorOf('title')}
      />
      <TextField
        name="department"
        label={m.affiliation_department()}
        maxLength={200}
        defaultValue={typed('department', affiliation?.department)}
        error={errorOf('department')}
      />
      <DateField
        name="beganOn"
        label={m.affiliation_began()}
        defaultValue={typed('beganOn', affiliation?.beganOn)}
        error={errorOf('beganOn')}
      />
      <Checkbox
        name="isMainContact"
        label={m.affiliation_main()}
        defaultChecked={problem ? typedAll('isMainContact').length > 0 : affiliation?.isMainContact}
      />
    </>
  )
}
