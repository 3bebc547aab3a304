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
import { peopleOf } from '../../partners/representatives.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { namingInput } from '../inputs.ts'
import { nameSigner } from '../name-signer.server.ts'
import { readAgreement } from '../reads.server.ts'

export const meta = () => [{ title: m.agreement_name_signer() }]

export const loader = load(async (tx, { params, base }) => {
  const agreement = await readAgreement(tx, params.agreement ?? '')
  const { organizationId } = tx.actor
  allow(tx.actor, partnershipPolicy.speakFor, { organizationId })
  const signer = agreement.sending?.signers.find((one) => one.organizationId === organizationId) ?? null
  return {
    agreement: { id: agreement.id, title: agreement.title },
    personId: signer?.personId ?? '',
    people: await peopleOf(tx, organizationId),
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.agreement ?? ''
  await readAgreement(tx, id)
  allow(tx.actor, partnershipPolicy.speakFor, { organizationId: tx.actor.organizationId })
  const answer = await nameSigner(tx, id, parseForm(namingInput, form))
  return isRefusal(answer) ? answer : done(`${base}/agreements/${id}`, m.agreement_signer_named())
})

export default function NameSigner() {
  const { agreement, personId, people, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const here = `${base}/agreements/${agreement.id}`
  return (
    <NarrowPage
      title={m.agreement_name_signer()}
      lede={m.agreement_name_signer_lede()}
      back={{ to: here, label: agreement.title }}
    >
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <Select
          name="personId"
          label={m.agreement_name_signer_who()}
          help={m.agreement_name_signer_help()}
          required
          defaultValue={typed('personId', personId)}
          error={errorOf('personId')}
          options={people.map(({ id, name, title }) => ({
            value: id,
            label: title === '' ? name : m.agreement_signer_line({ name, organization: title }),
          }))}
        />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.agreement_name_signer_now()}
          </Button>
          <ButtonLink look="quiet" to={here}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
