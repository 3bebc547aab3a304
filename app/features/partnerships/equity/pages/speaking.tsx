import { Form, useLoaderData } from 'react-router'
import { Invalid, isRefusal } from '#platform/errors/errors.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { typedValues } from '#platform/http/typed.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { NumberField } from '#ui/number-field/number-field.tsx'
import { readMeeting } from '../../meetings/reads.server.ts'
import { presentPartners } from '../../partnerships/partnership.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { noteSpeaking } from '../speaking.server.ts'
import { speakingIn } from '../speaking-reads.server.ts'

export const meta = () => [{ title: m.speaking_title() }]

export const loader = load(async (tx, { params, base }) => {
  const meeting = await readMeeting(tx, params.meeting ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const { partners } = await readPartnership(tx, meeting.partnershipId)
  const noted = await speakingIn(tx, meeting.id)
  return {
    meeting: { id: meeting.id, title: meeting.title },
    partners: presentPartners(partners).map(({ organizationId, name }) => ({
      organizationId,
      name,
      minutes: noted.find((one) => one.organizationId === organizationId)?.minutes ?? null,
    })),
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const { id } = await readMeeting(tx, params.meeting ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const answer = await noteSpeaking(tx, id, timesOf(form))
  return isRefusal(answer) ? answer : done(`${base}/meetings/${id}`, m.speaking_noted(), answer.historyId)
})

/** Minutes from a field for each partner; an empty one says nothing. Throws Invalid at a field that holds no such number. */
function timesOf(form: FormData): { organizationId: string; minutes: number }[] {
  const times: { organizationId: string; minutes: number }[] = []
  for (const [name, value] of form) {
    if (!name.startsWith('minutes-') || typeof value !== 'string' || value.trim() === '') continue
    const minutes = Number(value.trim())
    if (!Number.isInteger(minutes) || minutes < 0 || minutes > 1440)
      throw new Invalid([{ path: name, code: 'issue_speaking_minutes' }], typedValues(form))
    times.push({ organizationId: name.slice('minutes-'.length), minutes })
  }
  return times
}

export default function SpeakingPage() {
  const { meeting, partners, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const back = `${base}/meetings/${meeting.id}`
  return (
    <NarrowPage title={m.speaking_title()} lede={m.speaking_lede()} back={{ to: back, label: meeting.title }}>
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        {partners.map(({ organizationId, name, minutes }) => (
          <NumberField
            key={organizationId}
            name={`minutes-${organizationId}`}
            label={name}
            unit={m.speaking_minutes()}
            mark={m.optional()}
            whole
            defaultValue={typed(`minutes-${organizationId}`, minutes)}
            error={errorOf(`minutes-${organizationId}`)}
          />
        ))}
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
