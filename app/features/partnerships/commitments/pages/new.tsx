import { Form, useLoaderData } from 'react-router'
import { Forbidden, isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { can } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { Checkbox } from '#ui/checkbox/checkbox.tsx'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { presentPartners } from '../../partnerships/partnership.ts'
import { openPartnership, readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { RoundInstead } from '../../recurring/parts/round-instead.tsx'
import { pledgeInput } from '../inputs.ts'
import { BehalfOf } from '../parts/behalf-of.tsx'
import { CommitmentFields } from '../parts/commitment-fields.tsx'
import { colleaguesOf } from '../people.server.ts'
import { pledge } from '../pledge.server.ts'

export const meta = () => [{ title: m.commitment_pledge() }]

export const loader = load(async (tx, { params, url, base }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  const own = tx.actor.organizationId
  const onBehalf = can(tx.actor, partnershipPolicy.actOnBehalf)
  await openPartnership(tx, partnership.id)
  if (!can(tx.actor, partnershipPolicy.keepCommitments, { organizationId: own }) && !onBehalf)
    throw new Forbidden()
  const partners = presentPartners(partnership.partners).map(({ organizationId, name }) => ({
    id: organizationId,
    name,
  }))
  return {
    partnership: { id: partnership.id, name: partnership.name },
    partners,
    sides: partners
      .filter((partner) => partner.id === own || onBehalf)
      .sort((a, b) => Number(b.id === own) - Number(a.id === own)),
    own,
    colleagues: await colleaguesOf(tx, partnership),
    touchpointId: url.searchParams.get('touchpoint'),
    today: tx.today,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  form.set('partnershipId', params.partnership ?? '')
  const input = parseForm(pledgeInput, form)
  // Whoever promises can't be ticked off the list without scripts, and promises nothing to itself.
  const promisor = input.onBehalfOf ?? tx.actor.organizationId
  const others = input.beneficiaryOrganizationIds.filter((id) => id !== promisor)
  const made = await pledge(tx, { ...input, beneficiaryOrganizationIds: others })
  if (isRefusal(made)) return made
  return done(
    `${base}/partnerships/${params.partnership}/commitments`,
    m.commitment_said_pledged(),
    made.historyId,
  )
})

export default function NewCommitment() {
  const { partnership, partners, sides, own, colleagues, touchpointId, today, base } =
    useLoaderData<typeof loader>()
  const { problem, pending, typedAll } = useProblem()
  const back = `${base}/partnerships/${partnership.id}/commitments`
  const ticked = typedAll('beneficiaryOrganizationIds')
  return (
    <NarrowPage
      title={m.commitment_pledge()}
      lede={m.commitment_pledge_lede({ partnership: partnership.name })}
      back={{ to: back, label: partnership.name }}
    >
      <RoundInstead
        partnership={`${base}/partnerships/${partnership.id}`}
        source={touchpointId === null ? undefined : { kind: 'touchpoint', id: touchpointId }}
      />
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        {touchpointId !== null && <input type="hidden" name="touchpointId" value={touchpointId} />}
        <CommitmentFields colleagues={colleagues} today={today} />
        {partners.length > 2 && (
          <FieldSet legend={m.commitment_to()} help={m.commitment_to_help()}>
            <div>
              {partners
                .filter((partner) => sides.length > 1 || partner.id !== own)
                .map((partner) => (
                  <Checkbox
                    key={partner.id}
                    id={`to-${partner.id}`}
                    name="beneficiaryOrganizationIds"
                    value={partner.id}
                    label={partner.name}
                    defaultChecked={ticked.includes(partner.id)}
                  />
                ))}
            </div>
          </FieldSet>
        )}
        <BehalfOf sides={sides} own={own} />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.commitment_pledge_do()}
          </Button>
          <ButtonLink look="quiet" to={back}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
