import { Form, Link, useLoaderData } from 'react-router'
import { historyOf } from '#platform/activity/history.server.ts'
import { History } from '#platform/activity/history.tsx'
import { isRefusal } from '#platform/errors/errors.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { can } from '#platform/policy/policy.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { Menu, MenuButton } from '#ui/menu/menu.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { answerExpertise } from '../answer.server.ts'
import { isOwn, withdrawExpertise } from '../offer.server.ts'
import { readExpertise } from '../reads.server.ts'
import { languagesWords, stateWord } from '../say.ts'

export const meta = ({ loaderData: data }: { loaderData?: { expertise: { topic: string } } }) => [
  { title: data?.expertise.topic ?? m.expertise_title() },
]

export const loader = load(async (tx, { params, base }) => {
  const expertise = await readExpertise(tx, params.expertise ?? '')
  const works = can(tx.actor, partnershipPolicy.workTogether)
  const own = isOwn(tx, expertise)
  const waits = expertise.state === 'proposed'
  return {
    expertise,
    history: await historyOf(tx, { subjectKind: 'expertise', subjectId: expertise.id }, { most: 10 }),
    today: tx.today,
    base,
    can: {
      answer: works && own && waits,
      credit: works && expertise.state === 'accepted',
      withdraw: works && (own || (waits && expertise.saidByOrganizationId === tx.actor.organizationId)),
    },
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.expertise ?? ''
  const here = `${base}/expertise/${id}`
  const what = form.get('act')
  if (what === 'accept' || what === 'decline') {
    const answer = await answerExpertise(tx, id, what === 'accept')
    if (isRefusal(answer)) return answer
    const said = what === 'accept' ? m.expertise_accepted_said() : m.expertise_declined_said()
    return done(here, said, answer.historyId)
  }
  const answer = await withdrawExpertise(tx, id)
  return isRefusal(answer) ? answer : done(`${base}/expertise`, m.expertise_withdrawn(), answer.historyId)
})

export default function ExpertisePage() {
  const { expertise, history, today, base, can: may } = useLoaderData<typeof loader>()
  const { problem, pending } = useProblem()
  const here = `${base}/expertise/${expertise.id}`
  const holder =
    expertise.organizationId !== null
      ? `${base}/organizations/${expertise.organizationId}`
      : `${base}/people/${expertise.personId}`
  return (
    <>
      <PageHead
        crumbsLabel={m.breadcrumbs()}
        crumbs={[{ label: m.expertise_title(), to: `${base}/expertise` }, { label: expertise.topic }]}
        title={expertise.topic}
        lede={
          <>
            <Link to={holder}>{expertise.holder}</Link>
            {expertise.languages.length > 0 && ` · ${languagesWords(expertise.languages)}`}
          </>
        }
        actions={
          <>
            {may.credit && (
              <ButtonLink look="go" to={`${here}/credit`}>
                {m.expertise_credit()}
              </ButtonLink>
            )}
            {may.withdraw && (
              <Menu label={m.more()}>
                <Form method="post">
                  <MenuButton name="act" value="withdraw" danger>
                    {m.remove()}
                  </MenuButton>
                </Form>
              </Menu>
            )}
          </>
        }
      />
      <div className="stack" style={{ '--gap': 'var(--s6)' }}>
        <FormTrouble problem={problem} />
        {expertise.state !== 'accepted' && <Notice>{stateWord(expertise.state)}</Notice>}
        {may.answer && (
          <Form method="post">
            <FormActions>
              <Button look="go" name="act" value="accept" pending={pending}>
                {m.expertise_accept()}
              </Button>
              <Button name="act" value="decline" pending={pending}>
                {m.expertise_decline()}
              </Button>
            </FormActions>
          </Form>
        )}
        {expertise.details !== '' && <p className="prose">{expertise.details}</p>}
        <Section title={m.expertise_used()} lede={m.expertise_used_lede()}>
          {expertise.credits.length === 0 ? (
            <EmptyState level={3} title={m.expertise_unused()} />
          ) : (
            <Rows label={m.expertise_used()}>
              {expertise.credits.map((one) => (
                <Row
                  key={one.id}
                  title={one.whatFor}
                  to={
                    one.meetingId === null
                      ? `${base}/partnerships/${one.partnershipId}`
                      : `${base}/meetings/${one.meetingId}`
                  }
                  who={m.expertise_credit_row({
                    partnership: one.partnershipName,
                    organization: one.organizationName,
                  })}
                  end={formatDay(one.usedOn, today)}
                />
              ))}
            </Rows>
          )}
        </Section>
        <Section title={m.expertise_history()}>
          <History lines={history} />
        </Section>
      </div>
    </>
  )
}
