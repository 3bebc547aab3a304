import { Form, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow, can } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { RadioGroup } from '#ui/radio-group/radio-group.tsx'
import { SearchField } from '#ui/search-field/search-field.tsx'
import { organizationKindName } from '../../names.ts'
import { organizationChoices, readOrganization } from '../../organizations/reads.server.ts'
import { aboutPerson, loadPerson, readPerson } from '../../people/reads.server.ts'
import { landscapePolicy } from '../../policy.ts'
import { affiliate } from '../affiliate.server.ts'
import { affiliationInput } from '../inputs.ts'
import { AffiliationFields } from '../parts/affiliation-fields.tsx'

export const meta = () => [{ title: m.affiliation_add() }]

export const loader = load(async (tx, { params, url, base }) => {
  const person = await loadPerson(tx, params.person ?? '')
  allow(tx.actor, landscapePolicy.affiliate, aboutPerson(tx, person))
  const query = (url.searchParams.get('query') ?? '').trim().slice(0, 200)
  return {
    person: { id: person.id, name: person.name },
    query,
    choices: (query === '' ? [] : await organizationChoices(tx, query)).filter(({ id }) =>
      can(tx.actor, landscapePolicy.affiliate, { organizationId: id }),
    ),
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const personId = params.person ?? ''
  form.set('personId', personId)
  const input = parseForm(affiliationInput, form)
  const added = await affiliate(tx, input)
  if (isRefusal(added)) return added
  const person = await readPerson(tx, personId)
  const organization = await readOrganization(tx, input.organizationId)
  return done(
    `${base}/people/${personId}`,
    m.affiliation_added({ person: person.name, organization: organization.name }),
    added.historyId,
  )
})

/** Two steps of one page: find the organization by GET, then say what the person is there. */
export default function NewAffiliation() {
  const { person, query, choices, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const back = `${base}/people/${person.id}`
  return (
    <NarrowPage
      title={m.affiliation_add_title({ name: person.name })}
      back={{ to: back, label: person.name }}
    >
      <Form method="get" className="cluster">
        <SearchField label={m.affiliation_find()} name="query" defaultValue={query} />
        <Button look={choices.length === 0 ? 'go' : 'plain'}>{m.search()}</Button>
      </Form>
      {query === '' && (
        <p className="soft" style={{ marginBlockStart: 'var(--s3)' }}>
          {m.affiliation_find_help()}
        </p>
      )}
      {query !== '' && choices.length === 0 && (
        <p style={{ marginBlockStart: 'var(--s3)' }}>{m.affiliation_none({ query })}</p>
      )}
      {choices.length > 0 && (
        <Form method="post" className="form" style={{ marginBlockStart: 'var(--s5)' }}>
          <FormTrouble problem={problem} />
          <RadioGroup
            name="organizationId"
            label={m.affiliation_choose()}
            required
            defaultValue={typed('organizationId', choices.length === 1 ? choices[0]?.id : '')}
            error={errorOf('organizationId')}
            choices={choices.map((one) => ({
              value: one.id,
              label: one.name,
              help: [organizationKindName(one.kind), one.city].filter(Boolean).join(' · '),
            }))}
          />
          <AffiliationFields />
          <FormActions>
            <Button look="go" pending={pending}>
              {m.save()}
            </Button>
            <ButtonLink look="quiet" to={back}>
              {m.cancel()}
            </ButtonLink>
          </FormActions>
        </Form>
      )}
    </NarrowPage>
  )
}
