import { Form, useLoaderData } from 'react-router'
import { historyOf } from '#platform/activity/history.server.ts'
import { History } from '#platform/activity/history.tsx'
import { isRefusal } from '#platform/errors/errors.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { can } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { Menu, MenuButton, MenuLink } from '#ui/menu/menu.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { RecordHead } from '../../partnerships/parts/record-head.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { WhoSeesLink } from '../../sight/parts/who-sees-link.tsx'
import { holdsSeat, vacancies } from '../committee.ts'
import { goOn, removeCommittee } from '../end.server.ts'
import { MemberTable } from '../parts/member-table.tsx'
import { readCommittee } from '../reads.server.ts'
import { committeeWords } from '../say.ts'
import { mayVacate } from '../vacate.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: { committee: { name: string } } }) => [
  { title: data?.committee.name ?? m.committees_title() },
]

export const loader = load(async (tx, { params, base }) => {
  const committee = await readCommittee(tx, params.committee ?? '')
  const frame = await frameOf(tx, committee.partnershipId)
  const own = tx.actor.organizationId
  const open = frame.can.work
  const sits = committee.members.filter((one) => holdsSeat(one, tx.today))
  return {
    committee,
    frame,
    sits,
    sat: committee.members.filter((one) => !sits.includes(one)),
    vacant: vacancies(committee, tx.today).map((one) => ({
      ...one,
      mayFill:
        open &&
        (one.organizationId === own
          ? can(tx.actor, partnershipPolicy.speakFor, { organizationId: own })
          : can(tx.actor, partnershipPolicy.actOnBehalf)),
    })),
    leave: open ? sits.filter((one) => mayVacate(tx, one)).map((one) => one.id) : [],
    history: await historyOf(tx, { subjectKind: 'committee', subjectId: committee.id }, { most: 10 }),
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.committee ?? ''
  if (form.get('act') === 'go-on') {
    const answer = await goOn(tx, id)
    return isRefusal(answer) ? answer : done(`${base}/committees/${id}`, m.committee_went_on())
  }
  const { partnershipId } = await readCommittee(tx, id)
  const answer = await removeCommittee(tx, id)
  return isRefusal(answer)
    ? answer
    : done(`${base}/partnerships/${partnershipId}/committees`, m.committee_removed(), answer.historyId)
})

export default function CommitteePage() {
  const { committee, frame, sits, sat, vacant, leave, history, base } = useLoaderData<typeof loader>()
  const { problem } = useProblem()
  const { today, partnership } = frame
  const here = `${base}/committees/${committee.id}`
  const mine = vacant.find((one) => one.mayFill)
  return (
    <>
      <RecordHead
        base={base}
        partnership={partnership}
        among={{ label: m.committees_title(), path: '/committees' }}
        title={<span lang={committee.language ?? undefined}>{committee.name}</span>}
        lede={committeeWords(committee, today)}
        actions={
          frame.can.work && (
            <>
              {mine !== undefined && (
                <ButtonLink look="go" to={`${here}/fill?organization=${mine.organizationId}`}>
                  {m.committee_fill()}
                </ButtonLink>
              )}
              <Menu label={m.more()}>
                {committee.endedOn === null && <MenuLink to={`${here}/edit`}>{m.change()}</MenuLink>}
                {committee.endedOn === null && <MenuLink to={`${here}/end`}>{m.committee_end()}</MenuLink>}
                <Form method="post">
                  {committee.endedOn !== null && (
                    <MenuButton name="act" value="go-on">
                      {m.committee_go_on()}
                    </MenuButton>
                  )}
                  {committee.members.length === 0 && (
                    <MenuButton name="act" value="remove" danger>
                      {m.remove()}
                    </MenuButton>
                  )}
                </Form>
              </Menu>
            </>
          )
        }
      />
      <div className="stack" style={{ '--gap': 'var(--s6)' }}>
        <FormTrouble problem={problem} />
        {committee.purpose !== '' && (
          <p className="prose" lang={committee.language ?? undefined}>
            {committee.purpose}
          </p>
        )}
        <Section title={m.committee_members()}>
          {sits.length === 0 ? (
            <p className="soft">{m.committee_nobody()}</p>
          ) : (
            <MemberTable
              caption={m.committee_members()}
              members={sits}
              leave={leave}
              today={today}
              base={base}
            />
          )}
        </Section>
        {vacant.length > 0 && (
          <Section title={m.committee_vacant_title()}>
            <Rows label={m.committee_vacant_title()}>
              {vacant.map((one) => (
                <Row
                  key={one.organizationId}
                  title={one.organization}
                  who={m.committee_free({ count: one.free })}
                  actions={
                    one.mayFill && (
                      <ButtonLink to={`${here}/fill?organization=${one.organizationId}`}>
                        {m.committee_fill()}
                      </ButtonLink>
                    )
                  }
                />
              ))}
            </Rows>
          </Section>
        )}
        {sat.length > 0 && (
          <Section title={m.committee_sat()}>
            <MemberTable caption={m.committee_sat()} members={sat} today={today} base={base} />
          </Section>
        )}
        <Section title={m.committee_history()}>
          <History lines={history} />
          <WhoSeesLink base={base} partnershipId={partnership.id} kind="committee" id={committee.id} />
        </Section>
      </div>
    </>
  )
}
