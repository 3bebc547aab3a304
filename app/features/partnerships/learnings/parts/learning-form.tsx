import { Form } from 'react-router'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { formatDay, languageName } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { AudienceMark } from '#ui/audience-mark/audience-mark.tsx'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { RadioGroup } from '#ui/radio-group/radio-group.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { commonLanguages } from '../../expertise/filters.ts'
import type { LearningChoices } from '../choices.server.ts'
import { type Learning, learningKinds } from '../learning.ts'
import { kindHelp, kindWord } from '../say.ts'

export interface LearningValues
  extends Pick<
    Learning,
    'kind' | 'text' | 'language' | 'translation' | 'translationLanguage' | 'speaker' | 'audience'
  > {
  communityId: string | null
  source: string
  heardOn: string
}

type LearningFormProps = {
  values: LearningValues
  /** Of one that is there already. */
  version?: number
  choices: LearningChoices
  organization: string
  partnership: string
  today: string
  back: string
  /** For whom it is written, where one writes for others. */
  children?: React.ReactNode
}

/** What was learned, in which words, who said it and where, of which community, and who reads it. */
export function LearningForm(props: LearningFormProps) {
  const { values, version, choices, organization, partnership, today, back, children } = props
  const { problem, pending, errorOf, typed } = useProblem()
  const languages = (now: string | null) =>
    [...new Set([...commonLanguages, ...(now === null ? [] : [now])])].map((code) => ({
      value: code,
      label: languageName(code),
    }))
  return (
    <Form method="post" className="form">
      <FormTrouble
        problem={problem}
        labels={{
          text: m.learning_text(),
          translation: m.learning_translation(),
          speaker: m.learning_speaker(),
          heardOn: { label: m.learning_heard_on(), say: (day) => formatDay(day) },
        }}
      />
      {version !== undefined && (
        <input type="hidden" name="version" value={String(problem?.theirs?.version ?? version)} />
      )}
      <RadioGroup
        name="kind"
        label={m.learning_kind()}
        required
        cards
        choices={learningKinds.map((kind) => ({ value: kind, label: kindWord(kind), help: kindHelp(kind) }))}
        defaultValue={typed('kind', values.kind)}
        error={errorOf('kind')}
      />
      <TextArea
        name="text"
        label={m.learning_text()}
        help={m.learning_text_help()}
        required
        rows={5}
        defaultValue={typed('text', values.text)}
        error={errorOf('text')}
      />
      <Select
        name="language"
        label={m.learning_language()}
        empty={m.learning_language_unsaid()}
        options={languages(values.language)}
        defaultValue={typed('language', values.language)}
        error={errorOf('language')}
      />
      <details className="field" open={typed('translation', values.translation) !== ''}>
        <summary>{m.learning_translation()}</summary>
        <div className="stack">
          <TextArea
            name="translation"
            label={m.learning_translation()}
            help={m.learning_translation_help()}
            mark={m.optional()}
            rows={4}
            defaultValue={typed('translation', values.translation)}
            error={errorOf('translation')}
          />
          <Select
            name="translationLanguage"
            label={m.learning_translation_language()}
            empty={m.learning_language_unsaid()}
            options={languages(values.translationLanguage)}
            defaultValue={typed('translationLanguage', values.translationLanguage)}
            error={errorOf('translationLanguage')}
          />
        </div>
      </details>
      <TextField
        name="speaker"
        label={m.learning_speaker()}
        help={m.learning_speaker_help()}
        mark={m.optional()}
        maxLength={200}
        defaultValue={typed('speaker', values.speaker)}
        error={errorOf('speaker')}
      />
      <Select
        name="source"
        label={m.learning_source()}
        help={m.learning_source_help()}
        empty={m.learning_source_none()}
        options={choices.sources}
        defaultValue={typed('source', values.source)}
        error={errorOf('touchpointId') ?? errorOf('meetingId')}
      />
      <DateField
        name="heardOn"
        label={m.learning_heard_on()}
        help={m.learning_heard_on_help()}
        max={today}
        defaultValue={typed('heardOn', values.heardOn)}
        error={errorOf('heardOn')}
      />
      <Select
        name="communityId"
        label={m.learning_community()}
        mark={m.optional()}
        empty={m.learning_community_none()}
        options={choices.communities.map((one) => ({ value: one.id, label: one.name }))}
        defaultValue={typed('communityId', values.communityId)}
        error={errorOf('communityId')}
      />
      <RadioGroup
        name="audience"
        label={m.learning_audience()}
        choices={[
          {
            value: 'partnership',
            label: (
              <AudienceMark audience="partnership">{m.learning_audience_all({ partnership })}</AudienceMark>
            ),
          },
          {
            value: 'organization',
            label: (
              <AudienceMark audience="organization">{m.learning_audience_us({ organization })}</AudienceMark>
            ),
          },
        ]}
        defaultValue={typed('audience', values.audience)}
        error={errorOf('audience')}
      />
      {children}
      <FormActions>
        <Button look="go" pending={pending}>
          {m.save()}
        </Button>
        {version === undefined && (
          <Button name="act" value="more" pending={pending}>
            {m.learning_save_more()}
          </Button>
        )}
        <ButtonLink look="quiet" to={back}>
          {m.cancel()}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
