import { Form, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { landscapePolicy } from '../../policy.ts'
import { endAffiliation } from '../end.server.ts'
import { affiliationEnd } from '../inputs.ts'
import { readAffiliation } from '../reads.server.ts'

export const meta = () => [{ title: m.affiliation_end() }]

export const loader = load(async (tx, { params, base }) => {
  const affiliation = await readAffiliation(tx, params.affiliation ?? '')
  allow(tx.actor, landscapePolicy.affiliate, { organizationId: affiliation.organizationId })
  return { affiliation, today: tx.today, base }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.affiliation ?? ''
  const { personName, organizationName, organizationId } = await readAffiliation(tx, id)
  const ended = await endAffiliation(tx, id, parseForm(affiliationEnd, form))
  return isRefusal(ended)
    ? ended
    : done(
        `${base}/organizations/${organizationId}`,
        m.affiliation_ended({ person: personName, organization: organizationName }),
        ended.historyId,
      )
})

export default function EndAffiliation() {
  const { affiliation, today, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const back = `${base}/organizations/${affiliation.organizationId}`
  return (
    <NarrowPage
      title={m.affiliation_end_title({
        person: affiliation.personName,
        organization: affiliation.organizationName,
      })}
      lede={m.affiliation_end_lede()}
      back={{ to: back, label: affiliation.organizationName }}
    >
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <DateField
          name="endedOn"
          label={m.affiliation_ended_on()}
          required
          max={today}
          defaultValue={typed('endedOn', today)}
          error={errorOf('endedOn')}
        />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.affiliation_end_button()}
          </Button>
          <ButtonLink look="quiet" to={back}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
