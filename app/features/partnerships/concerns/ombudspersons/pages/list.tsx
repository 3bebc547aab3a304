import { Form, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { ListFoot } from '#platform/http/list-foot.tsx'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { can } from '#platform/policy/policy.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Menu, MenuButton } from '#ui/menu/menu.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { Face } from '#ui/person/face.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { partnershipPolicy } from '../../../policy.ts'
import { endOmbudsperson } from '../end.server.ts'
import { listOmbudspersons } from '../reads.server.ts'

export const meta = () => [{ title: m.ombudspersons_title() }]

export const loader = load(async (tx, { base }) => ({
  named: await listOmbudspersons(tx),
  mayName: can(tx.actor, partnershipPolicy.nameOmbudspersons),
  today: tx.today,
  base,
  here: `${base}/ombudspersons`,
}))

/** The page's one act: somebody is asked no more. */
export const action = act(async (tx, { form, base }) => {
  const ended = await endOmbudsperson(tx, String(form.get('id') ?? ''))
  return isRefusal(ended)
    ? ended
    : done(`${base}/ombudspersons`, m.ombudsperson_ended_said(), ended.historyId)
})

export default function Ombudspersons() {
  const { named, mayName, today, base, here } = useLoaderData<typeof loader>()
  const { problem } = useProblem()
  const add = mayName ? (
    <ButtonLink look="go" to={`${base}/ombudspersons/new`}>
      {m.ombudsperson_name()}
    </ButtonLink>
  ) : undefined
  return (
    <>
      <PageHead title={m.ombudspersons_title()} lede={m.ombudspersons_lede()} actions={add} />
      <FormTrouble problem={problem} />
      {named.length === 0 ? (
        <EmptyState title={m.ombudspersons_empty()} action={add}>
          <p>{m.ombudspersons_empty_why()}</p>
        </EmptyState>
      ) : (
        <>
          <Rows label={m.ombudspersons_title()}>
            {named.map((one) => (
              <Row
                key={one.id}
                lead={<Face name={one.person.name} seed={one.person.id} />}
                title={m.ombudsperson_of({ name: one.person.name, organization: one.organization.name })}
                who={
                  <>
                    {one.about !== '' && (
                      <>
                        {one.about}
                        <br />
                      </>
                    )}
                    {m.ombudsperson_since({ day: formatDay(one.namedOn, today) })}
                  </>
                }
                end={
                  mayName && (
                    <Menu label={m.more()} aloud={one.person.name}>
                      <Form method="post">
                        <input type="hidden" name="id" value={one.id} />
                        <MenuButton danger>{m.ombudsperson_end()}</MenuButton>
                      </Form>
                    </Menu>
                  )
                }
              />
            ))}
          </Rows>
          <ListFoot
            here={here}
            shown={named.length}
            total={named.length}
            begun={false}
            next={null}
            csv={`${here}.csv`}
          />
        </>
      )}
    </>
  )
}
