import { Form, useLoaderData } from 'react-router'
import { Forbidden, isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, loadTraced } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { can } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { BehalfOf } from '../../commitments/parts/behalf-of.tsx'
import { CommitmentFields } from '../../commitments/parts/commitment-fields.tsx'
import { colleaguesOf } from '../../commitments/people.server.ts'
import { presentPartners } from '../../partnerships/partnership.ts'
import { openPartnership, readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { RoundInstead } from '../../recurring/parts/round-instead.tsx'
import { remedyInput } from '../inputs.ts'
import { logReading } from '../readings.server.ts'
import { readConcern } from '../reads.server.ts'
import { promiseRemedy } from '../remedy.server.ts'

export const meta = () => [{ title: m.concern_remedy() }]

export const loader = loadTraced(
  async (tx, { params, base }) => {
    const concern = await readConcern(tx, params.concern ?? '')
    // Who reads no more than its summary learns nothing of what makes it good, and promises nothing from it.
    if (concern.about === null) throw new Forbidden()
    const partnership = await readPartnership(tx, concern.partnershipId)
    await openPartnership(tx, partnership.id)
    const own = tx.actor.organizationId
    const onBehalf = can(tx.actor, partnershipPolicy.actOnBehalf)
    if (!can(tx.actor, partnershipPolicy.keepCommitments, { organizationId: own }) && !onBehalf)
      throw new Forbidden()
    return {
      partnershipId: concern.partnershipId,
      concern: { id: concern.id, summary: concern.summary, openness: concern.openness },
      sides: presentPartners(partnership.partners)
        .map(({ organizationId, name }) => ({ id: organizationId, name }))
        .filter((partner) => partner.id === own || onBehalf)
        .sort((a, b) => Number(b.id === own) - Number(a.id === own)),
      own,
      colleagues: await colleaguesOf(tx, partnership),
      today: tx.today,
      base,
    }
  },
  (tx, { concern }) => logReading(tx, concern),
)

export const action = act(async (tx, { form, params, base }) => {
  const id = params.concern ?? ''
  const promised = await promiseRemedy(tx, id, parseForm(remedyInput, form))
  if (isRefusal(promised)) return promised
  return done(`${base}/concerns/${id}`, m.concern_remedy_said(), promised.historyId)
})

export default function PromiseRemedy() {
  const { partnershipId, concern, sides, own, colleagues, today, base } = useLoaderData<typeof loader>()
  const { problem, pending } = useProblem()
  const back = `${base}/concerns/${concern.id}`
  return (
    <NarrowPage
      title={m.concern_remedy()}
      lede={m.concern_remedy_lede()}
      back={{ to: back, label: concern.summary }}
    >
      <RoundInstead
        partnership={`${base}/partnerships/${partnershipId}`}
        source={{ kind: 'concern', id: concern.id }}
      />
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <CommitmentFields colleagues={colleagues} today={today} />
        <BehalfOf sides={sides} own={own} />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.concern_remedy()}
          </Button>
          <ButtonLink look="quiet" to={back}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
