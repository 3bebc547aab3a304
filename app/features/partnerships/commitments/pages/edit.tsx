import { Form, useLoaderData } from 'react-router'
import { Forbidden, isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { abilitiesOf } from '../acts.server.ts'
import { changeCommitment } from '../change.server.ts'
import { commitmentChange } from '../inputs.ts'
import { CommitmentFields } from '../parts/commitment-fields.tsx'
import { colleaguesOf } from '../people.server.ts'
import { readCommitment } from '../reads.server.ts'

export const meta = () => [{ title: m.commitment_change() }]

export const loader = load(async (tx, { params, base }) => {
  const commitment = await readCommitment(tx, params.commitment ?? '')
  const partnership = await readPartnership(tx, commitment.partnershipId)
  if (abilitiesOf(tx, partnership, commitment).change.length === 0) throw new Forbidden()
  const colleagues = await colleaguesOf(tx, partnership)
  return {
    commitment,
    colleagues: colleagues.filter((one) => one.organizationId === commitment.promisor.id),
    today: tx.today,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.commitment ?? ''
  const changed = await changeCommitment(tx, id, parseForm(commitmentChange, form))
  return isRefusal(changed) ? changed : done(`${base}/commitments/${id}`, m.commitment_said_changed())
})

export default function EditCommitment() {
  const { commitment, colleagues, today, base } = useLoaderData<typeof loader>()
  const { problem, pending } = useProblem()
  const back = `${base}/commitments/${commitment.id}`
  const values = {
    text: commitment.text,
    details: commitment.details,
    dueOn: commitment.standing.dueOn,
    responsiblePersonId: commitment.responsible?.id ?? null,
  }
  return (
    <NarrowPage
      title={m.commitment_change()}
      {...(commitment.untouched ? {} : { lede: m.commitment_change_agreed() })}
      back={{ to: back, label: commitment.text }}
    >
      <Form method="post" className="form">
        <FormTrouble
          problem={problem}
          labels={{
            text: m.commitment_text(),
            dueOn: { label: m.commitment_due_on(), say: (day) => formatDay(day) },
            details: m.commitment_details(),
          }}
        />
        <input type="hidden" name="version" value={String(problem?.theirs?.version ?? commitment.version)} />
        <CommitmentFields
          commitment={values}
          colleagues={colleagues}
          today={today}
          fixed={!commitment.untouched}
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
    </NarrowPage>
  )
}
