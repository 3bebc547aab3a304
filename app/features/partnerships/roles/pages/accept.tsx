import { Form, useLoaderData } from 'react-router'
import { isRefusal, NotFound } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { BehalfFields } from '../../behalf/parts/behalf-fields.tsx'
import { behalfChoices } from '../../behalf/reads.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { acceptRoles } from '../accept.server.ts'
import { acceptInput } from '../inputs.ts'
import { workOf } from '../reads.server.ts'
import { isAccepted } from '../role.ts'
import { partWord } from '../say.ts'

export const meta = () => [{ title: m.roles_accept() }]

export const loader = load(async (tx, { params, url, base }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  const { organizationId } = tx.actor
  allow(tx.actor, partnershipPolicy.speakFor, { organizationId })
  const own = partnership.partners.find((partner) => partner.organizationId === organizationId)
  if (own === undefined) throw new NotFound()
  const waiting = (await workOf(tx, partnership.id)).flatMap((piece) =>
    piece.roles
      .filter((role) => !isAccepted(role))
      .map((role) => ({
        id: piece.id,
        name: piece.name,
        part: role.part,
        personName: role.personName,
        organizationId: role.organizationId,
      })),
  )
  const choices = behalfChoices(tx, partnership).filter((choice) =>
    waiting.some((role) => role.organizationId === choice.organizationId),
  )
  const forPartner = url.searchParams.get('for') === 'partner' ? (choices[0] ?? null) : null
  return {
    partnership,
    organization: forPartner ?? { organizationId, name: own.name },
    waiting,
    choices,
    forPartner: forPartner !== null,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.partnership ?? ''
  const answer = await acceptRoles(tx, id, parseForm(acceptInput, form))
  return isRefusal(answer)
    ? answer
    : done(`${base}/partnerships/${id}/roles`, m.roles_accepted({ count: answer.accepted }), answer.historyId)
})

/** The smallest form of accepting: the roles that wait, and one button. */
export default function AcceptRoles() {
  const { partnership, organization, waiting, choices, forPartner, base } = useLoaderData<typeof loader>()
  const { problem, pending } = useProblem()
  const here = `${base}/partnerships/${partnership.id}/roles`
  const own = waiting.filter((role) => role.organizationId === organization.organizationId)
  const facts = { organization: organization.name }
  return (
    <NarrowPage
      title={m.roles_accept_title(facts)}
      {...(forPartner ? {} : { lede: m.roles_accept_lede(facts) })}
      back={{ to: here, label: m.roles_of({ partnership: partnership.name }) }}
    >
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        {own.length === 0 ? (
          <p>{m.roles_accept_none(facts)}</p>
        ) : (
          <Rows label={m.roles_title()}>
            {own.map((role) => (
              <Row
                key={role.id}
                title={role.name}
                who={role.personName ?? undefined}
                end={partWord(role.part)}
              />
            ))}
          </Rows>
        )}
        <BehalfFields choices={choices} chosen={forPartner ? organization.organizationId : null} />
        <FormActions>
          {(own.length > 0 || choices.length > 0) && (
            <Button look="go" pending={pending}>
              {m.roles_accept_act()}
            </Button>
          )}
          <ButtonLink look="quiet" to={`${here}/edit`}>
            {m.roles_change()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
