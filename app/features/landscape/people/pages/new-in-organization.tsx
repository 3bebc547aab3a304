import { useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { readOrganization } from '../../organizations/reads.server.ts'
import { landscapePolicy } from '../../policy.ts'
import { addPerson } from '../add.server.ts'
import { personForm } from '../form.server.ts'
import { personAdd } from '../inputs.ts'
import { PersonForm } from '../parts/person-form.tsx'

export const meta = () => [{ title: m.organization_people_add() }]

export const loader = load(async (tx, { params, base }) => {
  const { id, name } = await readOrganization(tx, params.organization ?? '')
  allow(tx.actor, landscapePolicy.addPerson, { organizationId: id })
  return { form: await personForm(tx, null), at: { id, name }, base }
})

export const action = act(async (tx, { form, params, base }) => {
  const organizationId = params.organization ?? ''
  const input = { ...parseForm(personAdd, form), organizationId }
  const added = await addPerson(tx, input)
  return isRefusal(added)
    ? added
    : done(`${base}/organizations/${organizationId}`, m.person_added({ name: input.name }))
})

export default function NewPersonInOrganization() {
  const { form, at, base } = useLoaderData<typeof loader>()
  const back = `${base}/organizations/${at.id}`
  return (
    <NarrowPage
      title={m.organization_people_add_title({ name: at.name })}
      back={{ to: back, label: at.name }}
    >
      <PersonForm form={form} at={at} base={base} back={back} />
    </NarrowPage>
  )
}
