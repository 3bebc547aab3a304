import { Form, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { listMeetings } from '../../meetings/reads.server.ts'
import { reachablePartnerships } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { creditExpertise } from '../credit.server.ts'
import { creditInput } from '../inputs.ts'
import { readExpertise } from '../reads.server.ts'

export const meta = () => [{ title: m.expertise_credit() }]

export const loader = load(async (tx, { params, url, base }) => {
  const { id, topic, holder } = await readExpertise(tx, params.expertise ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const own = tx.actor.organizationId
  const partnerships = await reachablePartnerships(tx)
    .where((where) =>
      where.exists(
        where
          .selectFrom('partners')
          .whereRef('partners.workspaceId', '=', 'partnerships.workspaceId')
          .whereRef('partners.partnershipId', '=', 'partnerships.id')
          .where('partners.organizationId', '=', own)
          .where('partners.acceptedAt', 'is not', null)
          .where('partners.leftAt', 'is', null)
          .select('partners.id'),
      ),
    )
    .orderBy('partnerships.name')
    .orderBy('partnerships.id')
    .limit(200)
    .select(['partnerships.id', 'partnerships.name'])
    .execute()
  const held = await listMeetings(tx, { query: '', cursor: null, limit: 50, state: 'held' })
  return {
    expertise: { id, topic, holder },
    partnerships,
    meetings: held.items.map((one) => ({ id: one.id, title: one.title, partnership: one.partnershipName })),
    today: tx.today,
    named: {
      partnership: url.searchParams.get('partnership') ?? '',
      meeting: url.searchParams.get('meeting') ?? '',
      whatFor: (url.searchParams.get('for') ?? '').slice(0, 500),
    },
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const { id } = await readExpertise(tx, params.expertise ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const answer = await creditExpertise(tx, id, parseForm(creditInput, form))
  return isRefusal(answer)
    ? answer
    : done(`${base}/expertise/${id}`, m.expertise_credited(), answer.historyId)
})

export default function CreditPage() {
  const { expertise, partnerships, meetings, named, today, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const back = `${base}/expertise/${expertise.id}`
  return (
    <NarrowPage
      title={m.expertise_credit()}
      lede={m.expertise_credit_lede({ holder: expertise.holder, topic: expertise.topic })}
      back={{ to: back, label: expertise.topic }}
    >
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <Select
          name="partnershipId"
          label={m.expertise_credit_partnership()}
          required
          options={partnerships.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={typed('partnershipId', named.partnership)}
          error={errorOf('partnershipId')}
        />
        <TextField
          name="whatFor"
          label={m.expertise_credit_for()}
          help={m.expertise_credit_for_help()}
          required
          maxLength={500}
          defaultValue={typed('whatFor', named.whatFor)}
          error={errorOf('whatFor')}
        />
        <DateField
          name="usedOn"
          label={m.expertise_credit_day()}
          required
          max={today}
          defaultValue={typed('usedOn', today)}
          error={errorOf('usedOn')}
        />
        <Select
          name="meetingId"
          label={m.expertise_credit_meeting()}
          mark={m.optional()}
          empty={m.expertise_credit_no_meeting()}
          options={meetings.map(({ id, title, partnership }) => ({
            value: id,
            label: m.expertise_meeting_row({ meeting: title, partnership }),
          }))}
          defaultValue={typed('meetingId', named.meeting)}
          error={errorOf('meetingId')}
        />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.expertise_credit_button()}
          </Button>
          <ButtonLink look="quiet" to={back}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
