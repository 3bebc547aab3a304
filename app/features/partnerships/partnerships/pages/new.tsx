import { Form, useLoaderData } from 'react-router'
import { communityChoices } from '#features/landscape/index.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { Checkbox } from '#ui/checkbox/checkbox.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { organizationChoices, reachableChoices } from '../../partners/choose.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { partnershipInput } from '../inputs.ts'
import { ChooseOrganization } from '../parts/choose-organization.tsx'
import { PartnershipFields } from '../parts/partnership-fields.tsx'
import { startPartnership } from '../start.server.ts'

export const meta = () => [{ title: m.partnership_start() }]

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** First with whom (`organization` in the address, parted by commas), then what for: so nothing typed is lost while choosing. */
export const loader = load(async (tx, { url, base }) => {
  allow(tx.actor, partnershipPolicy.start)
  const ids = (url.searchParams.get('organization') ?? '').split(',').filter((id) => uuidPattern.test(id))
  const chosen = await reachableChoices(tx, ids)
  const choosing = chosen.length === 0 || url.searchParams.has('more')
  const query = (url.searchParams.get('query') ?? '').slice(0, 200)
  return {
    base,
    chosen,
    query,
    choices: choosing
      ? await organizationChoices(
          tx,
          query,
          chosen.map(({ id }) => id),
        )
      : null,
    communities: choosing ? [] : await communityChoices(tx),
    today: tx.today,
  }
})

export const action = act(async (tx, { form, base }) => {
  const started = await startPartnership(tx, parseForm(partnershipInput, form))
  if (isRefusal(started)) return started
  return done(`${base}/partnerships/${started.id}/people`, m.partnership_started(), started.historyId)
})

export default function NewPartnership() {
  const { base, chosen, query, choices, communities, today } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed, typedAll } = useProblem()
  const back = { to: `${base}/partnerships`, label: m.partnerships_title() }
  const address = (ids: string[], more = false) =>
    `${base}/partnerships/new?organization=${ids.join(',')}${more ? '&more=1' : ''}`
  const ids = chosen.map(({ id }) => id)
  if (choices !== null)
    return (
      <NarrowPage title={m.partnership_choose_title()} lede={m.partnership_choose_lede()} back={back}>
        <ChooseOrganization
          base={base}
          choices={choices}
          query={query}
          to={(id) => address([...ids, id])}
          {...(ids.length === 0 ? {} : { keep: { more: '1', organization: ids.join(',') } })}
        />
      </NarrowPage>
    )
  const asked = typedAll('organizationIds', ids)
  return (
    <NarrowPage title={m.partnership_start()} back={back}>
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <FieldSet legend={m.partnership_with()} help={m.partnership_with_help()}>
          {chosen.map((organization, index) => (
            <Checkbox
              key={organization.id}
              {...(index === 0 ? {} : { id: `organization-${organization.id}` })}
              name="organizationIds"
              value={organization.id}
              label={organization.name}
              defaultChecked={asked.includes(organization.id)}
              error={index === 0 ? errorOf('organizationIds') : undefined}
            />
          ))}
          <p>
            <ButtonLink small to={address(ids, true)}>
              {m.partnership_with_another()}
            </ButtonLink>
          </p>
        </FieldSet>
        <PartnershipFields communities={communities} />
        <DateField
          name="beganOn"
          label={m.partnership_began_on()}
          required
          defaultValue={typed('beganOn', today)}
          error={errorOf('beganOn')}
        />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.partnership_start()}
          </Button>
          <ButtonLink look="quiet" to={`${base}/partnerships`}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
