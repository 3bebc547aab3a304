import { Form, useLoaderData } from 'react-router'
import { communityChoices } from '#features/landscape/index.server.ts'
import { Forbidden, isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { languageName } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { changePartnership } from '../change.server.ts'
import { frameOf } from '../frame.server.ts'
import { partnershipChange } from '../inputs.ts'
import { PartnershipFields } from '../parts/partnership-fields.tsx'
import { frameTitle } from '../parts/partnership-frame.tsx'
import { communitiesServed } from '../reads.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: { frame: { partnership: { name: string } } } }) =>
  frameTitle(data, m.partnership_change())

export const loader = load(async (tx, { params, base }) => {
  const id = params.partnership ?? ''
  const frame = await frameOf(tx, id)
  allow(tx.actor, partnershipPolicy.change)
  if (!frame.can.change) throw new Forbidden()
  return {
    frame,
    communityIds: (await communitiesServed(tx, id)).map((community) => community.id),
    communities: await communityChoices(tx),
    back: `${base}/partnerships/${id}`,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.partnership ?? ''
  const changed = await changePartnership(tx, id, parseForm(partnershipChange, form))
  if (isRefusal(changed)) return changed
  return done(`${base}/partnerships/${id}`, m.partnership_changed())
})

export default function EditPartnership() {
  const { frame, communityIds, communities, back } = useLoaderData<typeof loader>()
  const { problem, pending } = useProblem()
  const { partnership } = frame
  return (
    <NarrowPage title={m.partnership_change()} back={{ to: back, label: partnership.name }}>
      <Form method="post" className="form">
        <FormTrouble
          problem={problem}
          labels={{
            name: m.partnership_name(),
            purpose: m.partnership_purpose(),
            language: { label: m.partnership_language(), say: languageName },
          }}
        />
        <input type="hidden" name="version" value={String(problem?.theirs?.version ?? partnership.version)} />
        <PartnershipFields partnership={{ ...partnership, communityIds }} communities={communities} />
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
