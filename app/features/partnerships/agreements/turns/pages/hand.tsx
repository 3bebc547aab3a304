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
import { TextArea } from '#ui/text-area/text-area.tsx'
import { readPartnership } from '../../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../../policy.ts'
import { readAgreement } from '../../reads.server.ts'
import { openSuggestions } from '../../suggestions/reads.server.ts'
import { handOver, otherSides } from '../hand-over.server.ts'
import { handingInput } from '../inputs.ts'
import { thoseWhoSignIn } from '../reads.server.ts'

export const meta = () => [{ title: m.agreement_hand() }]

export const loader = load(async (tx, { params, base }) => {
  const agreement = await readAgreement(tx, params.agreement ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const sides = otherSides(tx, await readPartnership(tx, agreement.partnershipId))
  const able = await thoseWhoSignIn(
    tx,
    sides.map((side) => side.id),
  )
  return {
    agreement: { id: agreement.id, title: agreement.title, givenBy: agreement.turn.givenByOrganizationId },
    sides: sides.map((side) => ({ ...side, able: able.has(side.id) })),
    open: (await openSuggestions(tx, [agreement.id])).length,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.agreement ?? ''
  const answer = await handOver(tx, id, parseForm(handingInput, form))
  return isRefusal(answer)
    ? answer
    : done(`${base}/agreements/${id}`, m.agreement_handed_over(), answer.historyId)
})

/** Hands the pen to another side, with a word about what is wanted. */
export default function HandOver() {
  const { agreement, sides, open, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const here = `${base}/agreements/${agreement.id}`
  const first =
    sides.find((side) => side.able && side.id === agreement.givenBy) ?? sides.find((side) => side.able)
  return (
    <NarrowPage
      title={m.agreement_hand()}
      lede={open > 0 ? m.agreement_hand_lede_open({ count: open }) : m.agreement_hand_lede()}
      back={{ to: here, label: agreement.title }}
    >
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <Select
          name="organizationId"
          label={m.agreement_hand_to()}
          help={first === undefined ? m.agreement_hand_nobody() : undefined}
          required
          defaultValue={typed('organizationId', first?.id)}
          error={errorOf('organizationId')}
          options={sides.map((side) => ({
            value: side.id,
            label: side.able ? side.name : m.agreement_hand_no_sign_in({ organization: side.name }),
            disabled: !side.able,
          }))}
        />
        <TextArea
          name="wanted"
          label={m.agreement_hand_wanted()}
          help={m.agreement_hand_wanted_help()}
          rows={4}
          maxLength={2000}
          defaultValue={typed('wanted')}
          error={errorOf('wanted')}
        />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.agreement_hand_now()}
          </Button>
          <ButtonLink look="quiet" to={here}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
