import { Form } from 'react-router'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { formatDay } from '#platform/words/format.ts'
import { languageNames, locales, m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { RadioGroup } from '#ui/radio-group/radio-group.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { type ItemKind, itemKinds, type PulseItem } from '../item.ts'
import { kindHelp, kindWord } from '../say.ts'

/** The fields of a question of the workspace's own, empty or as they stand. */
export function ItemForm({
  item,
  usual,
  today,
  back,
}: {
  item?: PulseItem
  /** The workspace's language, in which it must be written. */
  usual: string
  today: string
  back: string
}) {
  const { problem, pending, errorOf, typed } = useProblem()
  return (
    <Form method="post" className="form">
      <FormTrouble
        problem={problem}
        labels={{
          kind: { label: m.pulse_item_kind(), say: (kind) => kindWord(kind as ItemKind) },
          fromOn: { label: m.pulse_item_from(), say: (day) => formatDay(day) },
          ...Object.fromEntries(
            locales.map((locale) => [
              `text.${locale}`,
              m.pulse_item_text_in({ language: languageNames[locale] }),
            ]),
          ),
        }}
      />
      {item && (
        <input type="hidden" name="version" value={String(problem?.theirs?.version ?? item.version)} />
      )}
      <RadioGroup
        name="kind"
        label={m.pulse_item_kind()}
        cards
        defaultValue={typed('kind', item?.kind ?? 'scale')}
        error={errorOf('kind')}
        choices={itemKinds.map((value) => ({ value, label: kindWord(value), help: kindHelp(value) }))}
      />
      {locales.map((locale) => (
        <TextField
          key={locale}
          name={`text.${locale}`}
          label={m.pulse_item_text_in({ language: languageNames[locale] })}
          {...(locale === usual
            ? { required: true, help: m.pulse_item_text_help() }
            : { mark: m.optional(), help: m.pulse_item_text_other() })}
          lang={locale}
          maxLength={300}
          defaultValue={typed(`text.${locale}`, item?.texts[locale])}
          error={errorOf(`text.${locale}`)}
        />
      ))}
      <DateField
        name="fromOn"
        label={m.pulse_item_from()}
        help={m.pulse_item_from_help()}
        required
        defaultValue={typed('fromOn', item?.fromOn ?? today)}
        error={errorOf('fromOn')}
      />
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
