import { Form, useLoaderData } from 'react-router'
import { countTry, publicForm } from '#platform/accounts/attempts.server.ts'
import { Door } from '#platform/accounts/parts/door-page.tsx'
import { dayIn } from '#platform/context/days.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { actOpen, done, loadOpen } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { acceptBehalf, disputeBehalf } from '../answer.server.ts'
import { disputeInput } from '../inputs.ts'
import { keyHolder } from '../keyed.server.ts'
import { BehalfAnswer } from '../parts/behalf-answer.tsx'
import { BehalfFacts } from '../parts/behalf-facts.tsx'
import { readBehalf } from '../reads.server.ts'
import { renewLink } from '../renew.server.ts'
import { behalfWords } from '../words.server.ts'

export const meta = () => [{ title: m.behalf_open_title() }, { name: 'robots', content: 'noindex' }]

/** The page behind the link of the mail: no account, nothing but the one act. */
export const loader = loadOpen(async ({ door, params }) => {
  const { ctx, behalfId, state } = await keyHolder(door, params.token ?? '')
  if (state !== 'works') return { state, workspace: ctx.workspace.name }
  return read(ctx, async (tx) => {
    const behalf = await readBehalf(tx, behalfId)
    const day = (moment: Date | null) => (moment === null ? null : dayIn(tx.workspace.timeZone, moment))
    return {
      state,
      behalf,
      words: await behalfWords(tx, behalf),
      acceptedOn: day(behalf.acceptedAt),
      disputedOn: day(behalf.disputedAt),
      workspace: tx.workspace.name,
    }
  })
})

export const action = actOpen(async ({ door, params, form }) => {
  await countTry(door.system, `behalf:${door.address}`, publicForm)
  const token = params.token ?? ''
  const here = `/behalf/${encodeURIComponent(token)}`
  if (form.get('act') === 'renew') return (await renewLink(door, token)) ?? done(here)
  const { ctx, behalfId, state } = await keyHolder(door, token)
  if (state === 'taken') return new Refusal('behalf_taken_back')
  if (state !== 'works') return new Refusal('behalf_link_expired')
  const input = form.get('act') === 'accept' ? null : parseForm(disputeInput, form)
  const answer = await write(ctx, (tx) =>
    input === null ? acceptBehalf(tx, behalfId) : disputeBehalf(tx, behalfId, input),
  )
  return isRefusal(answer) ? answer : done(here)
})

export default function KeyedBehalf() {
  const found = useLoaderData<typeof loader>()
  const { problem, pending } = useProblem()
  if (found.state !== 'works')
    return (
      <Door name={found.workspace}>
        {found.state === 'taken' ? (
          <NarrowPage title={m.behalf_taken_title()} lede={m.behalf_taken()}>
            {null}
          </NarrowPage>
        ) : found.state === 'renewed' ? (
          <NarrowPage title={m.behalf_link_renewed_title()} lede={m.behalf_link_renewed()}>
            {null}
          </NarrowPage>
        ) : (
          <NarrowPage title={m.behalf_link_expired_title()} lede={m.behalf_link_expired()}>
            <FormTrouble problem={problem} />
            <Form method="post">
              <Button look="go" name="act" value="renew" pending={pending}>
                {m.behalf_link_renew()}
              </Button>
            </Form>
          </NarrowPage>
        )}
      </Door>
    )
  const { behalf, words, acceptedOn, disputedOn, workspace } = found
  return (
    <Door name={workspace}>
      <NarrowPage
        title={m.behalf_open_title()}
        lede={m.behalf_open_lede({
          organization: behalf.organizationName,
          partnership: behalf.partnershipName,
        })}
      >
        <BehalfFacts behalf={behalf} words={words} />
        <BehalfAnswer behalf={behalf} acceptedOn={acceptedOn} disputedOn={disputedOn} />
      </NarrowPage>
    </Door>
  )
}
