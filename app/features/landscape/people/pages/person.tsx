import { Form, Link, useLoaderData } from 'react-router'
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
import { affiliationText } from '../../affiliations/span.ts'
import { MergedNotice } from '../../merging/parts/merged-notice.tsx'
import { personKindName } from '../../names.ts'
import { Notes } from '../../notes/parts/notes.tsx'
import { Extra } from '../../parts/extra.tsx'
import { Panels } from '../../parts/panels.tsx'
import { personPage } from '../page.server.ts'
import { PersonAbout } from '../parts/person-about.tsx'
import { PersonAffiliations } from '../parts/person-affiliations.tsx'
import { readPerson } from '../reads.server.ts'
import { removePerson } from '../remove.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: { person: { name: string } } }) => [
  { title: data?.person.name ?? m.people_title() },
]

export const loader = load(async (tx, { params, base }) => ({
  ...(await personPage(tx, params.person ?? '')),
  base,
}))

/** The page's one act: removing, with the way back. */
export const action = act(async (tx, { params, base }) => {
  const { id, name } = await readPerson(tx, params.person ?? '')
  const removed = await removePerson(tx, id)
  return isRefusal(removed) ? removed : done(`${base}/people`, m.person_removed({ name }), removed.historyId)
})

type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function PersonPage() {
  const data = useLoaderData<typeof loader>()
  const { person, base, can: may } = data
  const { problem } = useProblem()
  const here = `${base}/people/${person.id}`
  return (
    <>
      <FormTrouble problem={problem} />
      <PageHead
        crumbsLabel={m.breadcrumbs()}
        crumbs={[{ label: m.people_title(), to: `${base}/people` }, { label: person.name }]}
        title={person.name}
        lede={stateOf(data)}
        actions={
          (may.change || may.addNote || may.remove || may.takeData) && (
            <>
              {may.change && <ButtonLink to={`${here}/edit`}>{m.change()}</ButtonLink>}
              {may.addNote && <ButtonLink to={`${here}/notes/new`}>{m.note_add()}</ButtonLink>}
              {(may.remove || may.takeData) && (
                <Menu label={m.more()}>
                  {may.merge && <MenuLink to={`${here}/merge`}>{m.merge_with()}</MenuLink>}
                  {may.takeData && (
                    <MenuLink to={`${here}/data.json`} reloadDocument>
                      {m.person_data_take()}
                    </MenuLink>
                  )}
                  {may.remove && (
                    <Form method="post">
                      <MenuButton danger>{m.remove()}</MenuButton>
                    </Form>
                  )}
                  {may.erase && <MenuLink to={`${here}/erase`}>{m.person_erase()}</MenuLink>}
                </Menu>
              )}
            </>
          )
        }
      />
      <PersonAbout person={person} languages={data.languages} phones={data.phones} base={base} />
      <Section
        title={m.person_belongs()}
        aside={may.affiliate && <Link to={`${here}/affiliations/new`}>{m.affiliation_add()}</Link>}
      >
        <PersonAffiliations affiliations={data.affiliations} today={data.today} base={base} />
      </Section>
      <Panels panels={data.panels} base={base} />
      <Notes notes={data.notes} us={data.us} base={base} />
      <FileSection files={data.files} base={base} add={may.addFile ? `${here}/files/new` : null} />
      {data.history !== null && (
        <Section title={m.history_title()}>
          <History lines={data.history} />
          <MergedNotice merges={data.merges} base={base} />
        </Section>
      )}
      <Extra extra={person.extra} />
    </>
  )
}

/** What they are and where, in one sentence: the roles they have now, else who they are in the community. */
function stateOf({ person, affiliations, today }: Pick<Data, 'person' | 'affiliations' | 'today'>): string {
  const now = affiliations.filter((one) => one.endedOn === null || one.endedOn >= today)
  if (now.length > 0) return m.person_is_at({ affiliations: formatList(now.map(affiliationText)) })
  const kind = personKindName(person.kind)
  return person.city ? m.person_is_in({ kind, city: person.city }) : m.person_is({ kind })
}
