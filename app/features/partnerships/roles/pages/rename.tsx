import { Form, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { workPieceChange } from '../inputs.ts'
import { readWorkPiece } from '../reads.server.ts'
import { removeWorkPiece, renameWorkPiece } from '../work.server.ts'

export const meta = () => [{ title: m.work_rename_title() }]

export const loader = load(async (tx, { params, base }) => {
  const work = await readWorkPiece(tx, params.work ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  return { work, partnership: await readPartnership(tx, work.partnershipId), base }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.work ?? ''
  const { partnershipId } = await readWorkPiece(tx, id)
  const to = `${base}/partnerships/${partnershipId}/roles`
  if (form.get('act') === 'remove') {
    const answer = await removeWorkPiece(tx, id)
    return isRefusal(answer) ? answer : done(to, m.work_removed(), answer.historyId)
  }
  const answer = await renameWorkPiece(tx, id, parseForm(workPieceChange, form))
  return isRefusal(answer) ? answer : done(to, m.work_renamed())
})

export default function RenameWork() {
  const { work, partnership, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const here = `${base}/partnerships/${partnership.id}/roles`
  return (
    <NarrowPage
      title={m.work_rename_title()}
      back={{ to: here, label: m.roles_of({ partnership: partnership.name }) }}
    >
      <Form method="post" className="form">
        <FormTrouble problem={problem} labels={{ name: m.work_name() }} />
        <input type="hidden" name="version" value={String(problem?.theirs?.version ?? work.version)} />
        <TextField
          name="name"
          label={m.work_name()}
          required
          maxLength={300}
          defaultValue={typed('name', work.name)}
          error={errorOf('name')}
        />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.save()}
          </Button>
          <ButtonLink look="quiet" to={here}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
      <Form method="post" style={{ marginBlockStart: 'var(--s6)' }}>
        <Button look="danger" name="act" value="remove">
          {m.remove()}
        </Button>
      </Form>
    </NarrowPage>
  )
}
