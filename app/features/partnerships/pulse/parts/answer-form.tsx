import { Form } from 'react-router'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { Written } from '#ui/written/written.tsx'
import { type AskedItem, openField, scaleField } from '../items/item.ts'
import { OwnScales } from '../items/parts/own-scale.tsx'
import { fieldOf, items } from '../pulse.ts'
import type { OwnInvitation } from '../reads.server.ts'
import { questionOf, stepsOf } from '../say.ts'
import { Scale } from './scale.tsx'

/** The two minutes: eight questions about each other partner, and one open one. Says first whose answer it will be. */
export function AnswerForm({
  others,
  asked,
  given,
}: {
  others: readonly { organizationId: string; name: string }[]
  /** What the workspace asks besides. */
  asked: readonly AskedItem[]
  given: OwnInvitation['response']
}) {
  const { problem, pending, errorOf, typed } = useProblem()
  return (
    <Form method="post" className="form">
      <Notice>{m.pulse_attributed()}</Notice>
      <FormTrouble problem={problem} labels={labelsOf(others, asked)} />
      {others.map(({ organizationId, name }, index) => {
        const before = given?.ratings.find(({ about }) => about === organizationId)
        return (
          <FieldSet
            key={organizationId}
            legend={<Written inline>{name}</Written>}
            help={m.pulse_leave_out({ name })}
          >
            <input type="hidden" name={fieldOf(index, 'aboutOrganizationId')} value={organizationId} />
            {items.map((item) => (
              <Scale
                key={item}
                name={fieldOf(index, item)}
                steps={stepsOf(item)}
                label={questionOf(item, name)}
                value={problem === undefined ? String(before?.[item] ?? '') : typed(fieldOf(index, item))}
                error={errorOf(fieldOf(index, item))}
              />
            ))}
            <OwnScales asked={asked} given={given?.own ?? []} about={organizationId} index={index} />
          </FieldSet>
        )
      })}
      <TextArea
        name="comment"
        label={m.pulse_open_question()}
        mark={m.optional()}
        help={m.pulse_open_help()}
        rows={4}
        defaultValue={typed('comment', given?.comment ?? '')}
        error={errorOf('comment')}
      />
      {asked
        .filter(({ kind }) => kind === 'open')
        .map((item) => (
          <TextArea
            key={item.id}
            name={openField(item.id)}
            label={
              <Written inline lang={item.language}>
                {item.text}
              </Written>
            }
            mark={m.optional()}
            help={m.pulse_open_help()}
            rows={3}
            maxLength={5000}
            defaultValue={typed(
              openField(item.id),
              given?.own.find(({ itemId }) => itemId === item.id)?.text ?? '',
            )}
            error={errorOf(openField(item.id))}
          />
        ))}
      <FormActions>
        <Button look="go" pending={pending}>
          {given === null ? m.pulse_send() : m.pulse_send_again()}
        </Button>
      </FormActions>
    </Form>
  )
}

/** What every field asks, by its name: of a form with so many alike, the name alone tells them apart. */
function labelsOf(
  others: readonly { organizationId: string; name: string }[],
  asked: readonly AskedItem[],
): Record<string, string> {
  const about = others.flatMap(({ name }, index) => [
    ...items.map((item) => [fieldOf(index, item), questionOf(item, name)]),
    ...asked
      .filter(({ kind }) => kind === 'scale')
      .map((item) => [scaleField(index, item.id), m.pulse_own_about({ question: item.text, name })]),
  ])
  const open = asked.filter(({ kind }) => kind === 'open').map((item) => [openField(item.id), item.text])
  return Object.fromEntries([...about, ...open, ['comment', m.pulse_open_question()]])
}
