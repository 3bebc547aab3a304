import { useLoaderData } from 'react-router'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { landscapePolicy } from '../../policy.ts'
import { changePerson } from '../change.server.ts'
import { personForm } from '../form.server.ts'
import { personChange } from '../inputs.ts'
import { PersonForm } from '../parts/person-form.tsx'
import { aboutPerson, loadPerson, outwardPerson } from '../reads.server.ts'

export const meta = () => [{ title: m.person_change() }]

export const loader = load(async (tx, { params, base }) => {
  const found = await loadPerson(tx, params.person ?? '')
  allow(tx.actor, landscapePolicy.changePerson, aboutPerson(tx, found))
  return {
    form: await personForm(tx, outwardPerson(tx, found)),
    name: found.name,
    here: `${base}/people/${found.id}`,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.person ?? ''
  await changePerson(tx, id, parseForm(personChange, form))
  return done(`${base}/people/${id}`, m.person_changed())
})

export default function EditPerson() {
  const { form, name, here, base } = useLoaderData<typeof loader>()
  return (
    <NarrowPage title={m.person_change()} back={{ to: here, label: name }}>
      <PersonForm form={form} base={base} back={here} />
    </NarrowPage>
  )
}
