import { useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { landscapePolicy } from '../../policy.ts'
import { addOrganization } from '../add.server.ts'
import { organizationForm } from '../form.server.ts'
import { organizationAdd } from '../inputs.ts'
import { OrganizationForm } from '../parts/organization-form.tsx'

export const meta = () => [{ title: m.organization_add() }]

export const loader = load(async (tx, { base }) => {
  allow(tx.actor, landscapePolicy.addOrganization)
  return { form: await organizationForm(tx, null), base }
})

export const action = act(async (tx, { form, base }) => {
  const input = parseForm(organizationAdd, form)
  const added = await addOrganization(tx, input)
  return isRefusal(added)
    ? added
    : done(`${base}/organizations/${added.id}`, m.organization_added({ name: input.name }))
})

export default function NewOrganization() {
  const { form, base } = useLoaderData<typeof loader>()
  return (
    <NarrowPage
      title={m.organization_add()}
      back={{ to: `${base}/organizations`, label: m.organizations_title() }}
    >
      <OrganizationForm form={form} base={base} back={`${base}/organizations`} />
    </NarrowPage>
  )
}
