import { Form, useLoaderData } from 'react-router'
import { History } from '#platform/activity/history.tsx'
import { isRefusal } from '#platform/errors/errors.ts'
import { FileSection } from '#platform/files/parts/file-list.tsx'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { Menu, MenuButton, MenuLink } from '#ui/menu/menu.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { Section } from '#ui/section/section.tsx'
import { MergedNotice } from '../../merging/parts/merged-notice.tsx'
import { organizationKindName } from '../../names.ts'
import { Notes } from '../../notes/parts/notes.tsx'
import { Extra } from '../../parts/extra.tsx'
import { Panels } from '../../parts/panels.tsx'
import { organizationPage } from '../page.server.ts'
import { OrganizationAbout } from '../parts/organization-about.tsx'
import { OrganizationPeople } from '../parts/organization-people.tsx'
import { OrganizationServices } from '../parts/organization-services.tsx'
import { readOrganization } from '../reads.server.ts'
import { removeOrganization } from '../remove.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: { organization: { name: string } } }) => [
  { title: data?.organization.name ?? m.organizations_title() },
]

export const loader = load(async (tx, { params, base }) => ({
  ...(await organizationPage(tx, params.organization ?? '')),
  base,
}))

/** The page's one act: removing, with the way back. */
export const action = act(async (tx, { params, base }) => {
  const { id, name } = await readOrganization(tx, params.organization ?? '')
  const removed = await removeOrganization(tx, id)
  return isRefusal(removed)
    ? removed
    : done(`${base}/organizations`, m.organization_removed({ name }), removed.historyId)
})

type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function OrganizationPage() {
  const data = useLoaderData<typeof loader>()
  const { organization, base, can: may } = data
  const { problem } = useProblem()
  const here = `${base}/organizations/${organization.id}`
  return (
    <>
      <FormTrouble problem={problem} />
      <PageHead
        crumbsLabel={m.breadcrumbs()}
        crumbs={[
          { label: m.organizations_title(), to: `${base}/organizations` },
          { label: organization.name },
        ]}
        title={organization.name}
        lede={stateOf(data)}
        actions={
          (may.change || may.addNote || may.remove) && (
            <>
              {may.change && <ButtonLink to={`${here}/edit`}>{m.change()}</ButtonLink>}
              {may.addNote && <ButtonLink to={`${here}/notes/new`}>{m.note_add()}</ButtonLink>}
              {may.remove && (
                <Menu label={m.more()}>
                  {may.merge && <MenuLink to={`${here}/merge`}>{m.merge_with()}</MenuLink>}
                  <Form method="post">
                    <MenuButton danger>{m.remove()}</MenuButton>
                  </Form>
                </Menu>
              )}
            </>
          )
        }
      />
      <OrganizationAbout
        organization={organization}
        communities={data.communities}
        languages={data.languages}
        phones={data.phones}
        base={base}
      />
      <OrganizationPeople
        people={data.people}
        past={data.past}
        inFull={data.inFull}
        today={data.today}
        base={base}
        here={here}
        can={may}
      />
      <Panels panels={data.panels} base={base} />
      <OrganizationServices services={data.services} locations={data.locations} />
      <Notes notes={data.notes} us={data.us} base={base} />
      <FileSection files={data.files} base={base} add={may.addFile ? `${here}/files/new` : null} />
      {data.history !== null && (
        <Section title={m.history_title()}>
          <History lines={data.history} />
          <MergedNotice merges={data.merges} base={base} />
        </Section>
      )}
      <Extra extra={organization.extra} />
    </>
  )
}

/** What it is, where, and whom it serves, in one sentence. */
function stateOf({ organization, communities }: Pick<Data, 'organization' | 'communities'>): string {
  const kind = organizationKindName(organization.kind)
  const city = organization.city
  const served = formatList(communities.map(({ name }) => name))
  if (city !== '' && served !== '') return m.organization_is_in_serving({ kind, city, communities: served })
  if (city !== '') return m.organization_is_in({ kind, city })
  if (served !== '') return m.organization_is_serving({ kind, communities: served })
  return m.organization_is({ kind })
}
