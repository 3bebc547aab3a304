import { Form, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { EvidenceFields } from '../../behalf/parts/behalf-fields.tsx'
import { frameTitle } from '../../partnerships/parts/partnership-frame.tsx'
import { acceptPartnership, declinePartnership } from '../answer.server.ts'
import { acceptInput, declineInput } from '../partner.ts'
import { spokenFor } from '../spoken-for.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: { frame: { partnership: { name: string } } } }) =>
  frameTitle(data, m.partnership_answer_link())

export const loader = load(async (tx, { params, url, base }) => ({
  ...(await spokenFor(tx, params.partnership ?? '', url.searchParams.get('partner'))),
  base,
}))

/** Whether a partner takes part: yes at one press, no with a reason. */
export const action = act(async (tx, { form, params, url, base }) => {
  const id = params.partnership ?? ''
  const { partner, behalf } = await spokenFor(tx, id, url.searchParams.get('partner'))
  const declining = form.get('act') === 'decline'
  form.set('onBehalfOf', behalf ? partner.organizationId : '')
  const answer = declining
    ? await declinePartnership(tx, id, parseForm(declineInput, form))
    : await acceptPartnership(tx, id, parseForm(acceptInput, form))
  if (isRefusal(answer)) return answer
  const { name } = partner
  // Whoever has declined for the own organization reaches the partnership no longer.
  const to = declining && !behalf ? `${base}/partnerships` : `${base}/partnerships/${id}/people`
  return done(to, declining ? m.partner_declined({ name }) : m.partner_accepted({ name }), answer.historyId)
})

export default function AnswerPartnership() {
  const { frame, partner, behalf, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const { partnership } = frame
  const back = `${base}/partnerships/${partnership.id}/people`
  const others = formatList(
    partnership.partners
      .filter(({ id, standing }) => id !== partner.id && standing === 'accepted')
      .map(({ name }) => name),
  )
  const declining = typed('act') === 'decline'
  return (
    <NarrowPage
      title={m.partner_answer_title({ name: partner.name })}
      lede={m.partner_answer_lede({ partnership: partnership.name, others })}
      back={{ to: back, label: partnership.name }}
    >
      <div className="prose" style={{ marginBlockEnd: 'var(--s5)' }}>
        {partnership.purpose !== '' && <p>{partnership.purpose}</p>}
        <p className="soft">
          {behalf ? m.partner_answer_behalf_lede({ name: partner.name }) : m.partner_accept_why()}
        </p>
      </div>
      {!declining && <FormTrouble problem={problem} />}
      <Form method="post" className="form">
        {behalf && <EvidenceFields />}
        <FormActions>
          <Button look="go" name="act" value="accept" pending={pending}>
            {m.partner_accept()}
          </Button>
        </FormActions>
      </Form>
      <details open={declining} style={{ marginBlockStart: 'var(--s5)' }}>
        <summary>{m.partner_decline_open()}</summary>
        <Form method="post" className="stack" style={{ marginBlockStart: 'var(--s3)' }}>
          {declining && <FormTrouble problem={problem} />}
          <input type="hidden" name="act" value="decline" />
          <TextArea
            name="reason"
            label={m.partner_decline_reason()}
            help={m.partner_decline_reason_help()}
            required
            rows={3}
            defaultValue={typed('reason')}
            error={errorOf('reason')}
          />
          {behalf && <EvidenceFields prefix="decline" />}
          <FormActions>
            <Button pending={pending}>{m.partner_decline()}</Button>
            <ButtonLink look="quiet" to={back}>
              {m.cancel()}
            </ButtonLink>
          </FormActions>
        </Form>
      </details>
    </NarrowPage>
  )
}
