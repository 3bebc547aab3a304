import { useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { AudienceMark } from '#ui/audience-mark/audience-mark.tsx'
import { Checkbox } from '#ui/checkbox/checkbox.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { NumberField } from '#ui/number-field/number-field.tsx'
import { RadioGroup } from '#ui/radio-group/radio-group.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import type { Choices } from '../choices.server.ts'
import { kindWord } from '../say.ts'
import { type TouchpointKind, touchpointKinds } from '../touchpoint.ts'

export interface TouchpointValues {
  kind: TouchpointKind
  happenedOn: string
  isTwoWay: boolean
  summary: string
  communityId: string | null
  communityMembers: number | null
  audience: 'partnership' | 'organization'
  organizationIds: readonly string[]
  personIds: readonly string[]
}

/** What happened, when, with whom, what was said and who reads it: in the order in which one remembers it. */
export function TouchpointFields({
  values,
  choices,
  today,
}: {
  values: TouchpointValues
  choices: Choices
  today: string
}) {
  const { problem, errorOf, typed, typedAll } = useProblem()
  const kind = typed('kind', values.kind)
  const ticked = {
    organizations: typedAll('organizationIds', values.organizationIds),
    people: typedAll('personIds', values.personIds),
  }
  // The own colleagues may be many and are seldom the point; those already ticked stay in sight.
  const isFar = (one: Choices['people'][number]) =>
    one.note === choices.own.name && !ticked.people.includes(one.id)
  const further = choices.people.filter(isFar)
  const near = choices.people.filter((one) => !isFar(one))
  const twoWay = problem === undefined ? values.isTwoWay : typed('isTwoWay') === 'on'
  const onlyUs = m.touchpoint_audience_us({ organization: choices.own.name })
  return (
    <>
      <Select
        name="kind"
        label={m.touchpoint_kind()}
        required
        options={touchpointKinds.map((value) => ({ value, label: kindWord(value) }))}
        defaultValue={kind}
        error={errorOf('kind')}
      />
      <DateField
        name="happenedOn"
        label={m.touchpoint_happened_on()}
        required
        max={today}
        defaultValue={typed('happenedOn', values.happenedOn)}
        error={errorOf('happenedOn')}
      />
      {choices.organizations.length > 1 && (
        <FieldSet legend={m.touchpoint_organizations()}>
          <input type="hidden" name="organizationIds-shown" value="1" />
          <Ticks
            name="organizationIds"
            of={choices.organizations.map((one) => ({ ...one, note: '' }))}
            ticked={ticked.organizations}
          />
        </FieldSet>
      )}
      {choices.people.length > 0 && (
        <FieldSet legend={m.touchpoint_people()}>
          <input type="hidden" name="personIds-shown" value="1" />
          <Ticks name="personIds" of={near} ticked={ticked.people} />
          {further.length > 0 && (
            <details>
              <summary>{m.touchpoint_people_own({ organization: choices.own.name })}</summary>
              <Ticks name="personIds" of={further} ticked={ticked.people} />
            </details>
          )}
        </FieldSet>
      )}
      <TextArea
        name="summary"
        label={m.touchpoint_summary()}
        mark={m.optional()}
        help={m.touchpoint_summary_help()}
        rows={5}
        {...(choices.partnership === null
          ? { audience: <AudienceMark audience="organization">{onlyUs}</AudienceMark> }
          : {})}
        defaultValue={typed('summary', values.summary)}
        error={errorOf('summary')}
      />
      {choices.partnership !== null && (
        <RadioGroup
          name="audience"
          label={m.touchpoint_audience()}
          choices={[
            {
              value: 'partnership',
              label: (
                <AudienceMark audience="partnership">
                  {m.touchpoint_audience_all({ partnership: choices.partnership.name })}
                </AudienceMark>
              ),
            },
            {
              value: 'organization',
              label: <AudienceMark audience="organization">{onlyUs}</AudienceMark>,
            },
          ]}
          defaultValue={typed('audience', values.audience)}
          error={errorOf('audience')}
        />
      )}
      <Checkbox
        name="isTwoWay"
        label={m.touchpoint_two_way()}
        help={m.touchpoint_two_way_help()}
        defaultChecked={twoWay}
      />
      <details className="field" open={kind === 'listening-session' || values.communityId !== null}>
        <summary>{m.touchpoint_listening()}</summary>
        <div className="stack">
          <Select
            name="communityId"
            label={m.touchpoint_community()}
            mark={m.optional()}
            empty={m.touchpoint_community_none()}
            options={choices.communities.map((one) => ({ value: one.id, label: one.name }))}
            defaultValue={typed('communityId', values.communityId)}
            error={errorOf('communityId')}
          />
          <NumberField
            name="communityMembers"
            whole
            label={m.touchpoint_members()}
            mark={m.optional()}
            help={m.touchpoint_members_help()}
            defaultValue={typed('communityMembers', values.communityMembers)}
            error={errorOf('communityMembers')}
          />
        </div>
      </details>
    </>
  )
}

/** Several of a list, each with its own square, close to one another. */
function Ticks({
  name,
  of,
  ticked,
}: {
  name: string
  of: readonly { id: string; name: string; note: string }[]
  ticked: readonly string[]
}) {
  return (
    <div>
      {of.map((one) => (
        <Checkbox
          key={one.id}
          id={`${name}-${one.id}`}
          name={name}
          value={one.id}
          label={one.note === '' ? one.name : `${one.name} · ${one.note}`}
          defaultChecked={ticked.includes(one.id)}
        />
      ))}
    </div>
  )
}
