import { Form } from 'react-router'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { AudienceMark } from '#ui/audience-mark/audience-mark.tsx'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { Checkbox } from '#ui/checkbox/checkbox.tsx'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { RadioGroup } from '#ui/radio-group/radio-group.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import type { Objective, Service } from '../objective.ts'

type ObjectiveFormProps = {
  objective?: Objective
  /** What another objective of the own organization says, to begin with. */
  copied?: { what: string; why: string } | null
  goals: readonly { id: string; what: string }[]
  organization: string
  partnership: string
  language: string
  back: string
  children?: React.ReactNode
}

/** What an organization wants, why, who reads it, and which goals serve it. */
export function ObjectiveForm(props: ObjectiveFormProps) {
  const { objective, copied, goals, organization, partnership, language, back, children } = props
  const { problem, pending, errorOf, typed, typedAll } = useProblem()
  const ticked = typedAll(
    'goals',
    objective?.goals.map((one) => one.goalId),
  )
  return (
    <Form method="post" className="form">
      <FormTrouble problem={problem} labels={{ what: m.objective_what(), why: m.objective_why() }} />
      {objective && (
        <input type="hidden" name="version" value={String(problem?.theirs?.version ?? objective.version)} />
      )}
      <input
        type="hidden"
        name="language"
        value={objective === undefined ? language : (objective.language ?? '')}
      />
      <TextField
        name="what"
        label={m.objective_what()}
        help={m.objective_what_help()}
        required
        maxLength={500}
        defaultValue={typed('what', objective?.what ?? copied?.what)}
        error={errorOf('what')}
      />
      <TextArea
        name="why"
        label={m.objective_why()}
        mark={m.optional()}
        rows={3}
        defaultValue={typed('why', objective?.why ?? copied?.why)}
        error={errorOf('why')}
      />
      <RadioGroup
        name="audience"
        label={m.objective_audience()}
        choices={[
          {
            value: 'partnership',
            label: (
              <AudienceMark audience="partnership">{m.objective_audience_all({ partnership })}</AudienceMark>
            ),
          },
          {
            value: 'organization',
            label: (
              <AudienceMark audience="organization">
                {m.objective_audience_own({ organization })}
              </AudienceMark>
            ),
          },
        ]}
        defaultValue={typed('audience', objective?.audience ?? 'partnership')}
        error={errorOf('audience')}
      />
      {goals.length > 0 && (
        <FieldSet legend={m.objective_goals_question()} help={m.objective_goals_help()}>
          {goals.map((goal, index) => (
            <GoalField
              key={goal.id}
              goal={goal}
              first={index === 0}
              ticked={ticked.includes(goal.id)}
              service={objective?.goals.find((one) => one.goalId === goal.id)}
            />
          ))}
        </FieldSet>
      )}
      {children}
      <FormActions>
        <Button look="go" pending={pending}>
          {m.save()}
        </Button>
        <ButtonLink look="quiet" to={back}>
          {m.cancel()}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}

type GoalFieldProps = {
  goal: { id: string; what: string }
  first: boolean
  ticked: boolean
  service: Service | undefined
}

/** One goal: whether it serves the objective, and why. */
function GoalField({ goal, first, ticked, service }: GoalFieldProps) {
  const { errorOf, typed } = useProblem()
  return (
    <div className="stack" style={{ '--gap': 'var(--s2)' }}>
      <Checkbox
        // The first one has the id that the summary of errors leads to.
        {...(first ? {} : { id: `field-goals-${goal.id}` })}
        name="goals"
        value={goal.id}
        label={goal.what}
        defaultChecked={ticked}
        error={first ? errorOf('goals') : undefined}
      />
      <TextField
        name={`why-${goal.id}`}
        label={
          <>
            {m.objective_goal_why()}
            <span className="aloud"> ({goal.what})</span>
          </>
        }
        mark={m.optional()}
        maxLength={2000}
        defaultValue={typed(`why-${goal.id}`, service?.why)}
      />
    </div>
  )
}
