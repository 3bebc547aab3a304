import { Form } from 'react-router'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NumberField } from '#ui/number-field/number-field.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import type { Community } from '../community.ts'

/** The fields of a community, empty or as they stand. `back` is the way out. */
export function CommunityForm({ community, back }: { community?: Community; back: string }) {
  const { problem, pending, errorOf, typed } = useProblem()
  return (
    <Form method="post" className="form">
      <FormTrouble
        problem={problem}
        labels={{
          name: m.community_name(),
          place: m.community_place(),
          population: m.community_population(),
          description: m.community_description(),
        }}
      />
      {community && (
        <input type="hidden" name="version" value={String(problem?.theirs?.version ?? community.version)} />
      )}
      <TextField
        name="name"
        label={m.community_name()}
        required
        maxLength={300}
        defaultValue={typed('name', community?.name)}
        error={errorOf('name')}
      />
      <TextField
        name="place"
        label={m.community_place()}
        mark={m.optional()}
        help={m.community_place_help()}
        defaultValue={typed('place', community?.place)}
        error={errorOf('place')}
      />
      <NumberField
        name="population"
        label={m.community_population()}
        mark={m.optional()}
        help={m.community_population_help()}
        defaultValue={typed('population', community?.population)}
        error={errorOf('population')}
      />
      <TextArea
        name="description"
        label={m.community_description()}
        mark={m.optional()}
        rows={5}
        defaultValue={typed('description', community?.description)}
        error={errorOf('description')}
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
