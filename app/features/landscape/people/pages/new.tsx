import { useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { landscapePolicy } from '../../policy.ts'
import { addPerson } from '../add.server.ts'
import { personForm } from '../form.server.ts'
import { personAdd } from '../inputs.ts'
import { PersonForm } from '../parts/person-form.tsx'

export const meta = () => [{ title: m.person_add() }]

export const loader = load(async (tx, { base }) => {
  allow(tx.actor, landscapePolicy.addPerson)
  return { form: await personForm(tx, null), base }
})

export const action = act(async (tx, { form, base }) => {
  const input = parseForm(personAdd, form)
  const added = await addPerson(tx, input)
  return isRefusal(added) ? added : done(`${base}/people/${added.id}`, m.person_added({ name: input.name }))
})

export default function NewPerson() {
  const { form, base } = useLoaderData<typeof loader>()
  return (
    <NarrowPage title={m.person_add()} back={{ to: `${base}/people`, label: m.people_title() }}>
      <PersonForm form={form} base={base} back={`${base}/people`} />
    </NarrowPage>
  )
}
