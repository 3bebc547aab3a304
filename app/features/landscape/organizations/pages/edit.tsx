import { useLoaderData } from 'react-router'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { landscapePolicy } from '../../policy.ts'
import { changeOrganization } from '../change.server.ts'
import { organizationForm } from '../form.server.ts'
import { organizationChange } from '../inputs.ts'
import { OrganizationForm } from '../parts/organization-form.tsx'
import { readOrganization } from '../reads.server.ts'

export const meta = () => [{ title: m.organization_change() }]

export const loader = load(async (tx, { params, base }) => {
  const organization = await readOrganization(tx, params.organization ?? '')
  allow(tx.actor, landscapePolicy.changeOrganization, { organizationId: organization.id })
  return {
    form: await organizationForm(tx, organization),
    name: organization.name,
    here: `${base}/organizations/${organization.id}`,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.organization ?? ''
  await changeOrganization(tx, id, parseForm(organizationChange, form))
  return done(`${base}/organizations/${id}`, m.organization_changed())
})

export default function EditOrganization() {
  const { form, name, here, base } = useLoaderData<typeof loader>()
  return (
    <NarrowPage title={m.organization_change()} back={{ to: here, label: name }}>
      <OrganizationForm form={form} base={base} back={here} />
    </NarrowPage>
  )
}
