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
import { Select } from '#ui/select/select.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { followAgreement } from '../follow.server.ts'
import { followingInput } from '../inputs.ts'
import { readAgreement } from '../reads.server.ts'

export const meta = () => [{ title: m.agreement_follow() }]

export const loader = load(async (tx, { params, base }) => {
  const agreement = await readAgreement(tx, params.agreement ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  return { agreement, base }
})

export const action = act(async (tx, { form, params, base }) => {
  const answer = await followAgreement(tx, params.agreement ?? '', parseForm(followingInput, form))
  return isRefusal(answer)
    ? answer
    : done(`${base}/agreements/${answer.id}/edit`, m.agreement_followed(), answer.historyId)
})

/** Renew or change a signed agreement: a new text begins, and the signed one holds until the new one is signed. */
export default function FollowAgreement() {
  const { agreement, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const here = `${base}/agreements/${agreement.id}`
  return (
    <NarrowPage
      title={m.agreement_follow()}
      lede={m.agreement_follow_lede()}
      back={{ to: here, label: agreement.title }}
    >
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <Select
          name="as"
          label={m.agreement_follow_as()}
          defaultValue={typed('as', 'renewal')}
          error={errorOf('as')}
          options={[
            { value: 'renewal', label: m.agreement_follow_renewal() },
            { value: 'amendment', label: m.agreement_follow_amendment() },
          ]}
        />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.agreement_follow_now()}
          </Button>
          <ButtonLink look="quiet" to={here}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
