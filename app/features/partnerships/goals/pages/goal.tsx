import { Form, useLoaderData } from 'react-router'
import { historyOf } from '#platform/activity/history.server.ts'
import { History } from '#platform/activity/history.tsx'
import { isRefusal, NotFound } from '#platform/errors/errors.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { can } from '#platform/policy/policy.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { DueText } from '#ui/due-text/due-text.tsx'
import { Menu, MenuButton, MenuLink } from '#ui/menu/menu.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { BehalfLabel } from '../../behalf/parts/behalf-label.tsx'
import { askIn, talkOn } from '../../discussions/panel.server.ts'
import { TalkPanel } from '../../discussions/parts/talk-panel.tsx'
import { offeredAt } from '../../expertise/offered.server.ts'
import { WhoMayKnow } from '../../expertise/parts/who-may-know.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { presentPartners } from '../../partnerships/partnership.ts'
import { RecordHead } from '../../partnerships/parts/record-head.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { AnswerTag, ReviewWords } from '../../reviews/parts/review-items.tsx'
import { listReviews } from '../../reviews/reads.server.ts'
import { WhoSeesLink } from '../../sight/parts/who-sees-link.tsx'
import { adviceOf } from '../advice.ts'
import { removeCheckIn } from '../check-in.server.ts'
import { reopenGoal } from '../close.server.ts'
import { CheckInList } from '../parts/check-in-list.tsx'
import { GoalAnswers } from '../parts/goal-answers.tsx'
import { GoalChart } from '../parts/goal-chart.tsx'
import { GoalOwners } from '../parts/goal-owners.tsx'
import { progressOf } from '../progress.ts'
import { readGoal, withCheckIns } from '../reads.server.ts'
import { removeGoal } from '../remove.server.ts'
import { closureWords, openWords, standingWords } from '../say.ts'

export const meta = ({ loaderData: data }: { loaderData?: { goal: { what: string } } }) => [
  { title: data?.goal.what ?? m.goals_title() },
]

export const loader = load(async (tx, { params, base }) => {
  const [goal] = await withCheckIns(tx, [await readGoal(tx, params.goal ?? '')])
  if (goal === undefined) throw new NotFound()
  const frame = await frameOf(tx, goal.partnershipId)
  const { items: reviews } = await listReviews(tx, { goalId: goal.id, limit: 20, cursor: null })
  const history = await historyOf(tx, { subjectKind: 'goal', subjectId: goal.id }, { most: 10 })
  const talk = await talkOn(
    tx,
    { kind: 'goal', id: goal.id, partnershipId: goal.partnershipId },
    frame.can.work,
  )
  const partners = presentPartners(frame.partnership.partners)
  const advice = goal.closure === null ? adviceOf(goal, tx.today, partners) : []
  return {
    goal,
    frame,
    talk,
    advice,
    // Only where something is missing is there a question.
    offered: await offeredAt(tx, {
      frame,
      questions:
        advice.length === 0
          ? []
          : [{ asked: goal.what, said: [goal.need, goal.measure, goal.whyAchievable].join('\n') }],
      ask: (ids) => askIn(talk, ids),
      used: () => false,
    }),
    history,
    reviews,
    mayActOnBehalf: can(tx.actor, partnershipPolicy.actOnBehalf),
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.goal ?? ''
  const here = `${base}/goals/${id}`
  if (form.get('act') === 'reopen') {
    const answer = await reopenGoal(tx, id)
    return isRefusal(answer) ? answer : done(here, m.goal_reopened_said(), answer.historyId)
  }
  if (form.get('act') === 'remove-check-in') {
    const answer = await removeCheckIn(tx, id, String(form.get('checkIn')))
    return isRefusal(answer) ? answer : done(here, m.goal_check_in_removed(), answer.historyId)
  }
  const { partnershipId } = await readGoal(tx, id)
  const answer = await removeGoal(tx, id)
  return isRefusal(answer)
    ? answer
    : done(`${base}/partnerships/${partnershipId}/goals`, m.goal_removed(), answer.historyId)
})

export default function GoalPage() {
  const { goal, frame, talk, advice, offered, history, reviews, mayActOnBehalf, base } =
    useLoaderData<typeof loader>()
  const { problem } = useProblem()
  const { today, partnership, can: may } = frame
  const here = `${base}/goals/${goal.id}`
  const open = goal.closure === null
  const unanswered = open ? openWords(goal) : null
  const setBy = partnership.partners.find((partner) => partner.organizationId === goal.organizationId)
  return (
    <>
      <RecordHead
        base={base}
        partnership={partnership}
        among={{ label: m.goals_title(), path: '/goals' }}
        title={<span lang={goal.language ?? undefined}>{goal.what}</span>}
        lede={
          goal.closure === null
            ? standingWords(goal, progressOf(goal, goal.checkIns), today)
            : closureWords(goal.closure, today)
        }
        actions={
          may.work && (
            <>
              {open && (
                <ButtonLink look="go" to={`${here}/check-in`}>
                  {m.goal_check_in()}
                </ButtonLink>
              )}
              <ButtonLink to={`${here}/edit`}>{m.change()}</ButtonLink>
              <Menu label={m.more()}>
                {open && <MenuLink to={`${here}/close`}>{m.goal_close()}</MenuLink>}
                <Form method="post">
                  {!open && (
                    <MenuButton name="act" value="reopen">
                      {m.goal_reopen()}
                    </MenuButton>
                  )}
                  <MenuButton name="act" value="remove" danger>
                    {m.remove()}
                  </MenuButton>
                </Form>
              </Menu>
            </>
          )
        }
      />
      <div className="stack" style={{ '--gap': 'var(--s6)' }}>
        <FormTrouble problem={problem} />
        {goal.closure !== null && goal.closure.reason !== '' && (
          <p className="prose">{goal.closure.reason}</p>
        )}
        {unanswered !== null && (
          <Notice action={may.work && <ButtonLink to={`${here}/edit`}>{m.goal_answer_it()}</ButtonLink>}>
            {unanswered}
          </Notice>
        )}
        <div className="split">
          <div className="stack" style={{ '--gap': 'var(--s6)' }}>
            <Section title={m.goal_progress()}>
              <GoalChart goal={goal} today={today} />
            </Section>
            {reviews.length > 0 && (
              <Section title={m.review_of_goal()}>
                <Rows>
                  {reviews.flatMap((review) =>
                    review.items
                      .filter((item) => item.goalId === goal.id)
                      .map((item) => (
                        <Row
                          key={review.id}
                          title={<AnswerTag item={item} />}
                          who={<ReviewWords item={item} today={today} />}
                          end={
                            <DueText on={review.reviewedOn}>{formatDay(review.reviewedOn, today)}</DueText>
                          }
                        />
                      )),
                  )}
                </Rows>
              </Section>
            )}
            <Section title={m.goal_check_ins()}>
              <CheckInList goal={goal} frame={frame} mayActOnBehalf={mayActOnBehalf} />
            </Section>
          </div>
          <div className="stack" style={{ '--gap': 'var(--s6)' }}>
            <Section title={m.goal_five()}>
              <GoalAnswers goal={goal} advice={advice} today={today} />
            </Section>
            <Section title={m.goal_owners()}>
              <GoalOwners owners={goal.owners} base={base} />
            </Section>
          </div>
        </div>
        <WhoMayKnow offered={offered} base={base} />
        <TalkPanel talk={talk} base={base} />
        <Section title={m.goal_history()}>
          {setBy && (
            <p className="soft small" style={{ marginBlockEnd: 'var(--s3)' }}>
              {m.goal_set_by({ organization: setBy.name, day: formatDay(goal.setOn, today) })}
            </p>
          )}
          {goal.behalf !== null && (
            <p>
              <BehalfLabel behalf={goal.behalf} today={today} />
            </p>
          )}
          <History lines={history} />
          <WhoSeesLink base={base} partnershipId={partnership.id} kind="goal" id={goal.id} />
        </Section>
      </div>
    </>
  )
}
