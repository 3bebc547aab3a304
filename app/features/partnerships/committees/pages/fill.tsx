import { Form, useLoaderData } from 'react-router'
import type { Tx } from '#platform/context/context.server.ts'
import { addMonths } from '#platform/context/days.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow, can } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Select } from '#ui/select/select.tsx'
import { EvidenceFields } from '../../behalf/parts/behalf-fields.tsx'
import { peopleOf } from '../../partners/representatives.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { vacancies } from '../committee.ts'
import { fillSeat } from '../fill.server.ts'
import { memberInput } from '../inputs.ts'
import { readCommittee } from '../reads.server.ts'

export const meta = () => [{ title: m.committee_fill() }]

function allowNaming(tx: Tx): void {
  const { organizationId } = tx.actor
  if (!can(tx.actor, partnershipPolicy.actOnBehalf))
    allow(tx.actor, partnershipPolicy.speakFor, { organizationId })
}

/** The seat of the own organization, or of the partner that is named, for those who may record for it. */
export const loader = load(async (tx, { params, url, base }) => {
  const committee = await readCommittee(tx, params.committee ?? '')
  allowNaming(tx)
  const own = tx.actor.organizationId
  const open = vacancies(committee, tx.today).filter(
    (one) => one.organizationId === own || can(tx.actor, partnershipPolicy.actOnBehalf),
  )
  const wanted = url.searchParams.get('organization')
  const vacancy =
    open.find((one) => one.organizationId === wanted) ??
    open.find((one) => one.organizationId === own) ??
    open[0] ??
    null
  return {
    committee: { id: committee.id, name: committee.name },
    vacancy,
    onBehalf: vacancy !== null && vacancy.organizationId !== own,
    people: vacancy === null ? [] : await peopleOf(tx, vacancy.organizationId),
    today: tx.today,
    untilOn: addMonths(tx.today, 12),
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const { id } = await readCommittee(tx, params.committee ?? '')
  allowNaming(tx)
  const answer = await fillSeat(tx, id, parseForm(memberInput, form))
  return isRefusal(answer) ? answer : done(`${base}/committees/${id}`, m.committee_filled(), answer.historyId)
})

export default function FillPage() {
  const { committee, vacancy, onBehalf, people, today, untilOn, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const back = `${base}/committees/${committee.id}`
  const page = { title: m.committee_fill(), back: { to: back, label: committee.name } }
  if (vacancy === null)
    return (
      <NarrowPage {...page}>
        <EmptyState title={m.committee_nothing_to_fill()} />
      </NarrowPage>
    )
  return (
    <NarrowPage
      {...page}
      lede={m.committee_fill_lede({ organization: vacancy.organization, count: vacancy.free })}
    >
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        {onBehalf && <input type="hidden" name="onBehalfOf" value={vacancy.organizationId} />}
        <Select
          name="personId"
          label={m.committee_person()}
          help={m.committee_person_help({ organization: vacancy.organization })}
          required
          empty={m.committee_choose()}
          options={people.map(({ id, name, title }) => ({
            value: id,
            label: title === '' ? name : m.committee_person_row({ name, title }),
          }))}
          defaultValue={typed('personId')}
          error={errorOf('personId')}
        />
        <DateField
          name="fromOn"
          label={m.committee_from()}
          required
          defaultValue={typed('fromOn', today)}
          error={errorOf('fromOn')}
        />
        <DateField
          name="untilOn"
          label={m.committee_until()}
          help={m.committee_until_help()}
          mark={m.optional()}
          defaultValue={typed('untilOn', untilOn)}
          error={errorOf('untilOn')}
        />
        {onBehalf && <EvidenceFields />}
        <FormActions>
          <Button look="go" pending={pending}>
            {m.committee_fill_button()}
          </Button>
          <ButtonLink look="quiet" to={back}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
