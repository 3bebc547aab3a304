import { Form, useLoaderData } from 'react-router'
import { Forbidden, isRefusal, NotFound } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { can } from '#platform/policy/policy.ts'
import { formatDays } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { BehalfOf } from '../../commitments/parts/behalf-of.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { acceptCadence } from '../accept.server.ts'
import { answererOf } from '../cadence.ts'
import { cadenceAcceptance } from '../inputs.ts'
import { readCadence } from '../reads.server.ts'
import { channelWord } from '../say.ts'

export const meta = () => [{ title: m.cadence_accept() }]

export const loader = load(async (tx, { params, base }) => {
  const cadence = await readCadence(tx, params.cadence ?? '')
  if (cadence.partnershipId !== params.partnership) throw new NotFound()
  const own = tx.actor.organizationId
  const answerer = answererOf(cadence)
  const may =
    answerer === own
      ? can(tx.actor, partnershipPolicy.speakFor, { organizationId: own })
      : answerer !== tx.workspace.hostOrganizationId && can(tx.actor, partnershipPolicy.actOnBehalf)
  if (!may) throw new Forbidden()
  const { name } = answerer === cadence.organization.id ? cadence.organization : cadence.other
  return { cadence, own, sides: [{ id: answerer, name }], base }
})

export const action = act(async (tx, { form, params, base }) => {
  const accepted = await acceptCadence(tx, params.cadence ?? '', parseForm(cadenceAcceptance, form))
  if (isRefusal(accepted)) return accepted
  return done(
    `${base}/partnerships/${params.partnership}/cadence`,
    m.cadence_said_accepted(),
    accepted.historyId,
  )
})

export default function AcceptCadence() {
  const { cadence, own, sides, base } = useLoaderData<typeof loader>()
  const { problem, pending } = useProblem()
  const back = `${base}/partnerships/${cadence.partnershipId}/cadence`
  return (
    <NarrowPage
      title={m.cadence_accept_title()}
      lede={m.cadence_proposed({
        name: cadence.proposedBy.name,
        rhythm: formatDays(cadence.everyDays),
        channel: channelWord(cadence.channel),
      })}
      back={{ to: back, label: cadence.partnershipName }}
    >
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <BehalfOf sides={sides} own={own} />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.cadence_accept()}
          </Button>
          <ButtonLink look="quiet" to={back}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
