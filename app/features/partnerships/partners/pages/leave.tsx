import { Form, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { EvidenceFields } from '../../behalf/parts/behalf-fields.tsx'
import { frameTitle } from '../../partnerships/parts/partnership-frame.tsx'
import { leavePartnership } from '../leave.server.ts'
import { declineInput } from '../partner.ts'
import { spokenFor } from '../spoken-for.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: { frame: { partnership: { name: string } } } }) =>
  frameTitle(data, m.partner_leave())

export const loader = load(async (tx, { params, url, base }) => ({
  ...(await spokenFor(tx, params.partnership ?? '', url.searchParams.get('partner'))),
  base,
}))

export const action = act(async (tx, { form, params, url, base }) => {
  const id = params.partnership ?? ''
  const { partner, behalf } = await spokenFor(tx, id, url.searchParams.get('partner'))
  form.set('onBehalfOf', behalf ? partner.organizationId : '')
  const left = await leavePartnership(tx, id, parseForm(declineInput, form))
  if (isRefusal(left)) return left
  return done(`${base}/partnerships/${id}/people`, m.partner_left({ name: partner.name }), left.historyId)
})

export default function LeavePartnership() {
  const { frame, partner, behalf, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const back = `${base}/partnerships/${frame.partnership.id}/people`
  return (
    <NarrowPage
      title={m.partner_leave_title({ name: partner.name, partnership: frame.partnership.name })}
      lede={m.partner_leave_lede()}
      back={{ to: back, label: frame.partnership.name }}
    >
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <TextArea
          name="reason"
          label={m.partner_leave_reason()}
          help={m.partner_leave_reason_help()}
          required
          rows={3}
          defaultValue={typed('reason')}
          error={errorOf('reason')}
        />
        {behalf && <EvidenceFields />}
        <FormActions>
          <Button look="danger" pending={pending}>
            {m.partner_leave_submit()}
          </Button>
          <ButtonLink look="quiet" to={back}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
