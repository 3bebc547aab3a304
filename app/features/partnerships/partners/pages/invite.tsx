import { Form, useLoaderData } from 'react-router'
import { Forbidden, isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { languageOf } from '#platform/mail/language.server.ts'
import { languageNames, m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { RadioGroup } from '#ui/radio-group/radio-group.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { frameTitle } from '../../partnerships/parts/partnership-frame.tsx'
import { broughtInto } from '../brought.server.ts'
import { invitationInput } from '../invitations/invitation.ts'
import { inviteByMail } from '../invitations/invite.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: { frame: { partnership: { name: string } } } }) =>
  frameTitle(data, m.invitation_invite())

export const loader = load(async (tx, { params, url, base }) => {
  const { frame, partner } = await broughtInto(tx, params.partnership ?? '', url.searchParams.get('partner'))
  if (!partner.can.invite) throw new Forbidden()
  return { frame, partner, base, language: languageOf(tx, [frame.partnership.language]) }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.partnership ?? ''
  const input = parseForm(invitationInput, form)
  const invited = await inviteByMail(tx, id, input)
  if (isRefusal(invited)) return invited
  return done(
    `${base}/partnerships/${id}/people`,
    invited.waits
      ? m.invitation_asks_first({ name: input.name })
      : m.invitation_sent_to({ name: input.name }),
  )
})

export default function InviteByMail() {
  const { frame, partner, base, language } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const { name, organizationId } = partner
  const here = `${base}/partnerships/${frame.partnership.id}/people`
  const first = partner.representatives.length === 0 && partner.invitations.length === 0
  return (
    <NarrowPage
      title={m.invitation_title({ name })}
      lede={m.invitation_lede()}
      back={{ to: here, label: frame.partnership.name }}
    >
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <input type="hidden" name="organizationId" value={organizationId} />
        <TextField
          name="name"
          label={m.invitation_name()}
          required
          maxLength={300}
          autoComplete="off"
          defaultValue={typed('name')}
          error={errorOf('name')}
        />
        <TextField
          name="email"
          type="email"
          label={m.invitation_email()}
          required
          maxLength={320}
          autoComplete="off"
          defaultValue={typed('email')}
          error={errorOf('email')}
        />
        <RadioGroup
          name="role"
          label={m.invitation_role()}
          required
          cards
          defaultValue={typed('role', first ? 'lead' : 'representative')}
          error={errorOf('role')}
          choices={[
            {
              value: 'lead',
              label: m.invitation_role_lead({ name }),
              help: m.invitation_role_lead_help(),
            },
            {
              value: 'representative',
              label: m.invitation_role_representative(),
              help: m.invitation_role_representative_help({ name }),
            },
          ]}
        />
        <Select
          name="language"
          label={m.invitation_language()}
          options={Object.entries(languageNames).map(([value, label]) => ({ value, label }))}
          defaultValue={typed('language', language)}
          error={errorOf('language')}
        />
        <TextArea
          name="message"
          label={m.invitation_message()}
          mark={m.optional()}
          help={m.invitation_message_help()}
          rows={3}
          defaultValue={typed('message')}
          error={errorOf('message')}
        />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.invitation_send()}
          </Button>
          <ButtonLink look="quiet" to={here}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
