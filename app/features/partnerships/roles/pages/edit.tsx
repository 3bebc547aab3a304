import { Form, useLoaderData } from 'react-router'
import { isRefusal, NotFound } from '#platform/errors/errors.ts'
import { parseInput } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { peopleToName } from '../../goals/choices.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { arrangeRoles } from '../arrange.server.ts'
import { arrangeInput } from '../inputs.ts'
import { MatrixFields } from '../parts/matrix-fields.tsx'
import { Meanings } from '../parts/meanings.tsx'
import { workOf } from '../reads.server.ts'
import { readMatrix } from '../role.ts'

export const meta = () => [{ title: m.roles_change() }]

export const loader = load(async (tx, { params, base }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const work = await workOf(tx, partnership.id)
  if (work.length === 0) throw new NotFound()
  const named = work.flatMap((piece) => piece.roles)
  return { partnership, work, partners: await peopleToName(tx, partnership, named), base }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.partnership ?? ''
  const answer = await arrangeRoles(tx, id, parseInput(arrangeInput, readMatrix(form)))
  return isRefusal(answer)
    ? answer
    : done(`${base}/partnerships/${id}/roles`, m.roles_saved({ count: answer.changed }), answer.historyId)
})

/** The whole matrix as one form: a list for each partner in each piece of work. */
export default function EditRoles() {
  const { partnership, work, partners, base } = useLoaderData<typeof loader>()
  const { problem, pending } = useProblem()
  const here = `${base}/partnerships/${partnership.id}/roles`
  return (
    <NarrowPage
      title={m.roles_change()}
      lede={m.roles_change_lede()}
      back={{ to: here, label: m.roles_of({ partnership: partnership.name }) }}
    >
      <Meanings />
      <Form method="post" className="form" style={{ marginBlockStart: 'var(--s5)' }}>
        <FormTrouble problem={problem} />
        {work.map((piece) => (
          <MatrixFields key={piece.id} piece={piece} partners={partners} />
        ))}
        <FormActions>
          <Button look="go" pending={pending}>
            {m.save()}
          </Button>
          <ButtonLink look="quiet" to={here}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
