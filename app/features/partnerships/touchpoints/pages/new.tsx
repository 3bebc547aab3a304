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
import { BehalfFields } from '../../behalf/parts/behalf-fields.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { aboutChoices, choicesFor } from '../choices.server.ts'
import { readFilters, touchpointInput } from '../inputs.ts'
import { logTouchpoint } from '../log.server.ts'
import { AboutWhom } from '../parts/about-whom.tsx'
import { FollowUpFields } from '../parts/follow-up-fields.tsx'
import { TouchpointFields } from '../parts/touchpoint-fields.tsx'

export const meta = () => [{ title: m.touchpoint_log() }]

export const loader = load(async (tx, { url, base }) => {
  allow(tx.actor, partnershipPolicy.workTogether)
  const about = readFilters(url)
  const query = (url.searchParams.get('query') ?? '').slice(0, 200)
  const known = about.partnershipId ?? about.organizationId ?? about.personId
  return {
    about,
    choices: known === undefined ? null : await choicesFor(tx, about),
    offered: known === undefined ? await aboutChoices(tx, query) : null,
    query,
    me: tx.actor.personId,
    today: tx.today,
    base,
  }
})

export const action = act(async (tx, { form, url, base }) => {
  const { partnershipId } = readFilters(url)
  if (partnershipId !== undefined) form.set('partnershipId', partnershipId)
  const made = await logTouchpoint(tx, parseForm(touchpointInput, form))
  if (isRefusal(made)) return made
  // Its own page offers to write down what was heard.
  const back =
    partnershipId === undefined || form.get('kind') === 'listening-session'
      ? `${base}/touchpoints/${made.id}`
      : `${base}/partnerships/${partnershipId}/touchpoints`
  return done(
    back,
    made.commitmentId === null ? m.touchpoint_said_logged() : m.touchpoint_said_promised(),
    made.historyId,
  )
})

export default function NewTouchpoint() {
  const { about, choices, offered, query, me, today, base } = useLoaderData<typeof loader>()
  const { problem, pending } = useProblem()
  if (choices === null)
    return (
      <NarrowPage
        title={m.touchpoint_log()}
        lede={m.touchpoint_about_lede()}
        back={{ to: `${base}/touchpoints`, label: m.touchpoints_title() }}
      >
        {offered !== null && <AboutWhom offered={offered} query={query} base={base} />}
      </NarrowPage>
    )
  const back =
    choices.partnership === null
      ? `${base}/touchpoints`
      : `${base}/partnerships/${choices.partnership.id}/touchpoints`
  const values = {
    kind: about.kind ?? ('call' as const),
    happenedOn: today,
    isTwoWay: true,
    summary: '',
    communityId: null,
    communityMembers: null,
    audience: choices.partnership === null ? ('organization' as const) : ('partnership' as const),
    // With two partners it is plain who took part; of more, each is ticked by whoever was there.
    organizationIds: choices.organizations
      .filter(
        (one) =>
          choices.organizations.length <= 2 || one.id === choices.own.id || one.id === about.organizationId,
      )
      .map((one) => one.id),
    personIds: [me, about.personId].filter((id) => id !== null && id !== undefined),
  }
  return (
    <NarrowPage
      title={m.touchpoint_log()}
      back={{ to: back, label: choices.partnership?.name ?? m.touchpoints_title() }}
    >
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <TouchpointFields values={values} choices={choices} today={today} />
        <FollowUpFields sides={choices.sides} own={choices.own.id} today={today} />
        <BehalfFields choices={choices.behalf} />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.touchpoint_log_do()}
          </Button>
          <ButtonLink look="quiet" to={back}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
