import { Form, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { Checkbox } from '#ui/checkbox/checkbox.tsx'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { signerChoices } from '../choices.server.ts'
import { sendingForm, signersOf } from '../inputs.ts'
import { readAgreement } from '../reads.server.ts'
import { sendAgreement } from '../send.server.ts'

export const meta = () => [{ title: m.agreement_send() }]

export const loader = load(async (tx, { params, base }) => {
  const agreement = await readAgreement(tx, params.agreement ?? '')
  allow(tx.actor, partnershipPolicy.speakFor, { organizationId: tx.actor.organizationId })
  return { agreement, partners: await signerChoices(tx, agreement.partnershipId), base }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.agreement ?? ''
  const { signers, ...input } = parseForm(sendingForm, form)
  const answer = await sendAgreement(tx, id, { ...input, signers: signersOf(signers) })
  return isRefusal(answer) ? answer : done(`${base}/agreements/${id}`, m.agreement_sent())
})

export default function SendAgreement() {
  const { agreement, partners, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed, typedAll } = useProblem()
  const here = `${base}/agreements/${agreement.id}`
  const chosen = typedAll(
    'signers',
    partners.map(({ organizationId, people }) => `${organizationId}:${people[0]?.id ?? ''}`),
  )
  const options = partners.flatMap(({ organizationId, name, people }) =>
    people.map((person) => ({
      value: `${organizationId}:${person.id}`,
      label: m.agreement_signer_line({ name: person.name, organization: name }),
    })),
  )
  return (
    <NarrowPage
      title={m.agreement_send()}
      lede={m.agreement_send_lede()}
      back={{ to: here, label: agreement.title }}
    >
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <FieldSet legend={m.agreement_who_signs()} help={m.agreement_who_signs_help()}>
          {partners.map(({ organizationId }, index) => (
            <Select
              key={organizationId}
              {...(index === 0 ? {} : { id: `field-signers-${index + 1}` })}
              name="signers"
              label={m.agreement_signer_number({ number: index + 1 })}
              error={index === 0 ? errorOf('signers') : undefined}
              defaultValue={chosen[index] ?? ''}
              empty={m.agreement_signer_nobody()}
              options={options}
            />
          ))}
        </FieldSet>
        <Checkbox
          name="inOrder"
          label={m.agreement_in_order()}
          help={m.agreement_in_order_help()}
          defaultChecked={typed('inOrder') === 'on'}
        />
        <TextArea
          name="message"
          label={m.agreement_message()}
          rows={3}
          defaultValue={typed('message')}
          error={errorOf('message')}
        />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.agreement_send_now()}
          </Button>
          <ButtonLink look="quiet" to={here}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
