import { Form, useLoaderData } from 'react-router'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { landscapePolicy } from '../../policy.ts'
import { changeAffiliation } from '../change.server.ts'
import { affiliationChange } from '../inputs.ts'
import { AffiliationFields } from '../parts/affiliation-fields.tsx'
import { readAffiliation } from '../reads.server.ts'

export const meta = () => [{ title: m.affiliation_change() }]

export const loader = load(async (tx, { params, base }) => {
  const affiliation = await readAffiliation(tx, params.affiliation ?? '')
  allow(tx.actor, landscapePolicy.affiliate, { organizationId: affiliation.organizationId })
  return { affiliation, base }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.affiliation ?? ''
  await changeAffiliation(tx, id, parseForm(affiliationChange, form))
  const { organizationId } = await readAffiliation(tx, id)
  return done(`${base}/organizations/${organizationId}`, m.affiliation_changed())
})

export default function EditAffiliation() {
  const { affiliation, base } = useLoaderData<typeof loader>()
  const { problem, pending } = useProblem()
  const back = `${base}/organizations/${affiliation.organizationId}`
  return (
    <NarrowPage
      title={m.affiliation_change_title({
        person: affiliation.personName,
        organization: affiliation.organizationName,
      })}
      back={{ to: back, label: affiliation.organizationName }}
    >
      <Form method="post" className="form">
        <FormTrouble
          problem={problem}
          labels={{
            title: m.affiliation_title(),
            department: m.affiliation_department(),
            beganOn: { label: m.affiliation_began(), say: (day) => formatDay(day) },
          }}
        />
        <input type="hidden" name="version" value={String(problem?.theirs?.version ?? affiliation.version)} />
        <AffiliationFields affiliation={affiliation} />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.save()}
          </Button>
          <ButtonLink look="quiet" to={back}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
