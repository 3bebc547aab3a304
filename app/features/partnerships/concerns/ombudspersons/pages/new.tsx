import { Form, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { RadioGroup } from '#ui/radio-group/radio-group.tsx'
import { SearchField } from '#ui/search-field/search-field.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { partnershipPolicy } from '../../../policy.ts'
import { ombudspersonInput } from '../inputs.ts'
import { nameOmbudsperson, peopleToName } from '../name.server.ts'

export const meta = () => [{ title: m.ombudsperson_name() }]

export const loader = load(async (tx, { url, base }) => {
  allow(tx.actor, partnershipPolicy.nameOmbudspersons)
  const query = (url.searchParams.get('query') ?? '').trim().slice(0, 200)
  return { query, people: query === '' ? [] : await peopleToName(tx, query), base }
})

export const action = act(async (tx, { form, base }) => {
  allow(tx.actor, partnershipPolicy.nameOmbudspersons)
  const named = await nameOmbudsperson(tx, parseForm(ombudspersonInput, form))
  return isRefusal(named) ? named : done(`${base}/ombudspersons`, m.ombudsperson_named_said())
})

/** Two steps of one page: find the person by GET, then say who they are. */
export default function NameOmbudsperson() {
  const { query, people, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const back = `${base}/ombudspersons`
  return (
    <NarrowPage
      title={m.ombudsperson_name()}
      lede={m.ombudsperson_name_lede()}
      back={{ to: back, label: m.ombudspersons_title() }}
    >
      <Form method="get" className="cluster">
        <SearchField label={m.ombudsperson_find()} name="query" defaultValue={query} />
        <Button look={people.length === 0 ? 'go' : 'plain'}>{m.search()}</Button>
      </Form>
      {query !== '' && people.length === 0 && (
        <p style={{ marginBlockStart: 'var(--s3)' }}>{m.nothing_found({ query })}</p>
      )}
      {people.length > 0 && (
        <Form method="post" className="form" style={{ marginBlockStart: 'var(--s5)' }}>
          <FormTrouble problem={problem} />
          <RadioGroup
            name="personId"
            label={m.ombudsperson_who()}
            required
            defaultValue={typed('personId', people.length === 1 ? people[0]?.id : '')}
            error={errorOf('personId')}
            choices={people.map((one) => ({
              value: one.id,
              label: one.name,
              help: one.organization ?? m.ombudsperson_nowhere(),
            }))}
          />
          <TextArea
            name="about"
            label={m.ombudsperson_about()}
            mark={m.optional()}
            help={m.ombudsperson_about_help()}
            rows={3}
            maxLength={2000}
            defaultValue={typed('about')}
            error={errorOf('about')}
          />
          <FormActions>
            <Button look="go" pending={pending}>
              {m.ombudsperson_name_do()}
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
