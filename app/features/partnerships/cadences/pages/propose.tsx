import { Form, useLoaderData } from 'react-router'
import { Forbidden, isRefusal, NotFound } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { can } from '#platform/policy/policy.ts'
import { languageName } from '#platform/words/format.ts'
import { locales, m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { NumberField } from '#ui/number-field/number-field.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { BehalfFields } from '../../behalf/parts/behalf-fields.tsx'
import { colleaguesOf } from '../../commitments/people.server.ts'
import { presentPartners } from '../../partnerships/partnership.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { channels } from '../cadence.ts'
import { cadenceInput } from '../inputs.ts'
import { proposeCadence } from '../propose.server.ts'
import { channelWord } from '../say.ts'

export const meta = () => [{ title: m.cadence_propose() }]

export const loader = load(async (tx, { params, url, base }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  if (!can(tx.actor, partnershipPolicy.workTogether)) throw new Forbidden()
  const present = presentPartners(partnership.partners)
  const named = (name: string) =>
    present.find((one) => one.organizationId === url.searchParams.get(name) && !one.isHost)
  const partner = named('organization')
  const other = url.searchParams.has('other') ? named('other') : present.find((one) => one.isHost)
  if (partner === undefined || other === undefined || partner === other) throw new NotFound()
  const onBehalf = can(tx.actor, partnershipPolicy.actOnBehalf)
  return {
    partnership: { id: partnership.id, name: partnership.name },
    partner: { organizationId: partner.organizationId, name: partner.name },
    colleagues: (await colleaguesOf(tx, partnership)).map(({ id, name, organizationId }) => ({
      id,
      name,
      organizationId,
    })),
    other: { organizationId: other.organizationId, name: other.name, isHost: other.isHost },
    // What two partners agree among themselves is for one of them to propose.
    choices: onBehalf && other.isHost ? [{ organizationId: partner.organizationId, name: partner.name }] : [],
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const made = await proposeCadence(tx, params.partnership ?? '', parseForm(cadenceInput, form))
  if (isRefusal(made)) return made
  return done(`${base}/partnerships/${params.partnership}/cadence`, m.cadence_said_proposed(), made.historyId)
})

export default function ProposeCadence() {
  const { partnership, partner, other, colleagues, choices, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const back = `${base}/partnerships/${partnership.id}/cadence`
  const people = (name: string, side: { organizationId: string; name: string }) => (
    <Select
      name={name}
      label={m.cadence_speaks_for({ name: side.name })}
      mark={m.optional()}
      empty={m.cadence_nobody()}
      options={colleagues
        .filter((one) => one.organizationId === side.organizationId)
        .map((one) => ({ value: one.id, label: one.name }))}
      defaultValue={typed(name)}
      error={errorOf(name)}
    />
  )
  return (
    <NarrowPage
      title={
        other.isHost
          ? m.cadence_propose_title({ name: partner.name })
          : m.cadence_propose_title_pair({ one: partner.name, other: other.name })
      }
      lede={m.cadence_propose_lede()}
      back={{ to: back, label: partnership.name }}
    >
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <input type="hidden" name="organizationId" value={partner.organizationId} />
        {!other.isHost && <input type="hidden" name="otherOrganizationId" value={other.organizationId} />}
        <TextField
          name="purpose"
          label={m.cadence_purpose()}
          mark={m.optional()}
          help={m.cadence_purpose_help()}
          maxLength={300}
          defaultValue={typed('purpose')}
          error={errorOf('purpose')}
        />
        {people('partnerPersonId', partner)}
        {people('otherPersonId', other)}
        <NumberField
          name="everyDays"
          whole
          required
          label={m.cadence_every()}
          help={m.cadence_every_help()}
          unit={m.cadence_days()}
          defaultValue={typed('everyDays', 14)}
          error={errorOf('everyDays')}
        />
        <Select
          name="channel"
          label={m.cadence_channel()}
          options={channels.map((value) => ({ value, label: channelWord(value) }))}
          defaultValue={typed('channel', 'call')}
          error={errorOf('channel')}
        />
        <Select
          name="language"
          label={m.cadence_language()}
          mark={m.optional()}
          empty={m.any()}
          options={locales.map((value) => ({ value, label: languageName(value) }))}
          defaultValue={typed('language')}
          error={errorOf('language')}
        />
        <BehalfFields choices={choices} />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.cadence_propose()}
          </Button>
          <ButtonLink look="quiet" to={back}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
