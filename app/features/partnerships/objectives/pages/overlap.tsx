import { Link, useLoaderData } from 'react-router'
import { historyOfNoun } from '#platform/activity/history.server.ts'
import { History } from '#platform/activity/history.tsx'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow, can } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Menu, MenuLink } from '#ui/menu/menu.tsx'
import { Section } from '#ui/section/section.tsx'
import { goalsOf } from '../../goals/reads.server.ts'
import { frameOf } from '../../partnerships/frame.server.ts'
import { presentPartners } from '../../partnerships/partnership.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { serviceInput } from '../inputs.ts'
import type { Objective } from '../objective.ts'
import { overlapOf, suggestionsOf } from '../overlap.ts'
import { ObjectiveList } from '../parts/objective-list.tsx'
import { OverlapFigure } from '../parts/overlap-figure.tsx'
import { SuggestionList } from '../parts/suggestion-list.tsx'
import { objectivesOf, ownElsewhere } from '../reads.server.ts'
import { overlapWords } from '../say.ts'
import { serveObjective } from '../serve.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: Awaited<ReturnType<typeof loader>> }) =>
  frameTitle(data, m.objectives_title())

export const loader = load(async (tx, { params, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  const { id } = frame.partnership
  const goals = (await goalsOf(tx, id)).filter((goal) => goal.closure === null)
  return {
    frame,
    objectives: await objectivesOf(tx, id),
    goals: goals.map((goal) => ({ id: goal.id, what: goal.what, need: goal.need })),
    elsewhere: frame.can.work ? await ownElsewhere(tx, id) : [],
    history: await historyOfNoun(tx, id, 'objective'),
    mayActOnBehalf: frame.can.work && can(tx.actor, partnershipPolicy.actOnBehalf),
    base,
  }
})

/** The page's one act: taking a likely match for one. */
export const action = act(async (tx, { form, params, base }) => {
  await readPartnership(tx, params.partnership ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const answer = await serveObjective(tx, String(form.get('objective')), parseForm(serviceInput, form))
  return isRefusal(answer)
    ? answer
    : done(
        `${base}/partnerships/${params.partnership ?? ''}/objectives`,
        m.objective_served_said(),
        answer.historyId,
      )
})

export default function OverlapPage() {
  const { frame, objectives, goals, elsewhere, mayActOnBehalf, history, base } =
    useLoaderData<typeof loader>()
  const { problem } = useProblem()
  const here = `${base}/partnerships/${frame.partnership.id}`
  const sides = presentPartners(frame.partnership.partners)
  const overlap = overlapOf(objectives, goals, sides)
  const sentences = overlapWords(overlap, goals.length)
  const suggestions = suggestionsOf(objectives, goals)
  const mayChange = (one: Objective) =>
    frame.can.work &&
    (one.organizationId === frame.ownOrganizationId || (one.behalf !== null && mayActOnBehalf))
  const add = frame.can.work ? (
    <ButtonLink look="go" to={`${here}/objectives/new`}>
      {m.objective_add()}
    </ButtonLink>
  ) : undefined
  const groups = [
    { title: m.overlap_shared_title(), goals: overlap.all.map(named) },
    {
      title: m.overlap_one_title(),
      goals: overlap.one.map(({ goal, side }) => ({ ...named(goal), side: side.name })),
    },
    { title: m.overlap_none_title(), goals: overlap.none.map(named) },
  ].filter((group) => group.goals.length > 0)
  return (
    <PartnershipFrame
      frame={frame}
      base={base}
      lede={m.objectives_lede()}
      actions={
        objectives.length > 0 && (
          <>
            {add}
            <Menu label={m.more()}>
              <MenuLink to={`${here}/objectives.csv`} reloadDocument>
                {m.objectives_csv()}
              </MenuLink>
            </Menu>
          </>
        )
      }
    >
      <FormTrouble problem={problem} />
      {objectives.length === 0 ? (
        <EmptyState title={m.objectives_empty_title()} action={add}>
          <p>{m.objectives_empty_why()}</p>
        </EmptyState>
      ) : (
        <>
          <Section title={m.overlap_title()} lede={sentences.join(' ')}>
            <OverlapFigure
              objectives={objectives}
              goals={goals}
              sides={sides}
              summary={sentences.join(' ')}
            />
          </Section>
          {groups.length > 0 && (
            <div className="grid">
              {groups.map((group) => (
                <Section key={group.title} title={group.title} level={3}>
                  <ul className="small">
                    {group.goals.map((goal) => (
                      <li key={goal.id}>
                        <Link to={`${base}/goals/${goal.id}`}>{goal.what}</Link>
                        {goal.side !== null && <span className="soft"> · {goal.side}</span>}
                      </li>
                    ))}
                  </ul>
                </Section>
              ))}
            </div>
          )}
          {suggestions.length > 0 && (
            <Section title={m.overlap_suggestions()} lede={m.overlap_suggestions_lede()}>
              <SuggestionList suggestions={suggestions} mayChange={mayChange} />
            </Section>
          )}
          {sides.map((side) => {
            const own = objectives.filter((one) => one.organizationId === side.organizationId)
            return (
              <Section key={side.organizationId} title={m.objectives_of({ organization: side.name })}>
                {own.length === 0 ? (
                  <p className="soft measure">{m.objectives_none_of({ organization: side.name })}</p>
                ) : (
                  <ObjectiveList
                    label={m.objectives_of({ organization: side.name })}
                    objectives={own}
                    goals={goals}
                    mayChange={mayChange}
                    base={base}
                    today={frame.today}
                  />
                )}
              </Section>
            )
          })}
        </>
      )}
      {elsewhere.length > 0 && (
        <Section title={m.objectives_elsewhere()} lede={m.objectives_elsewhere_lede()}>
          <ul>
            {elsewhere.map((one) => (
              <li key={one.id}>
                <Link to={`${here}/objectives/new?from=${one.id}`}>{one.what}</Link>{' '}
                <span className="soft small">{one.partnershipName}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {history.length > 0 && (
        <Section title={m.objectives_history()}>
          <History lines={history} />
        </Section>
      )}
    </PartnershipFrame>
  )
}

const named = ({ id, what }: { id: string; what: string }) => ({ id, what, side: null as string | null })
