import { Form, useLoaderData } from 'react-router'
import { countTry, publicForm } from '#platform/accounts/attempts.server.ts'
import { Door } from '#platform/accounts/parts/door-page.tsx'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { actOpen, done, loadOpen } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { acknowledgeConcern } from '../acknowledge.server.ts'
import { messageInput, reopeningInput, settlementInput } from '../inputs.ts'
import { layDownStewardship } from '../lay-down.server.ts'
import { LayDown, TextForm } from '../parts/acts.tsx'
import { ConcernByKey } from '../parts/by-key.tsx'
import { Readings } from '../parts/readings.tsx'
import { logReading, readingsOf } from '../readings.server.ts'
import { messagesOf, readConcern } from '../reads.server.ts'
import { sayInConcern } from '../say.server.ts'
import { reopenConcern, settleConcern } from '../settle.server.ts'
import { acceptStewardship, declineStewardship } from '../steward.server.ts'
import { renewStewardKey, stewardKey, stewardKeyHolder } from '../steward-key.server.ts'

export const meta = () => [{ title: m.concern_steward_page() }, { name: 'robots', content: 'noindex' }]

/** The page of a steward from outside: no account, nothing but this one concern, and every reading written down. */
export const loader = loadOpen(async ({ door, params }) => {
  const { ctx, id, state } = await stewardKeyHolder(door, params.token ?? '')
  if (state !== 'works') return { workspace: ctx.workspace.name, seen: null, state }
  const seen = await read(ctx, async (tx) => {
    const concern = await readConcern(tx, id)
    const { concludedOn } = await readPartnership(tx, concern.partnershipId)
    const sees = concludedOn === null && concern.as.steward
    return {
      concern,
      today: tx.today,
      messages: await messagesOf(tx, concern),
      readings: concern.openness === 'open' ? null : await readingsOf(tx, id),
      can: {
        answer: concludedOn === null && concern.as.asked,
        acknowledge: sees && concern.acknowledgedOn === null,
        settle: sees && concern.acknowledgedOn !== null && concern.settlement === null,
        say: sees,
        reopen: sees && concern.settlement !== null,
        layDown: sees && concern.settlement === null,
      },
    }
  })
  await keepHouse(ctx, (tx) => logReading(tx, seen.concern))
  return { workspace: ctx.workspace.name, seen, state }
})

export const action = actOpen(async ({ door, params, form }) => {
  await countTry(door.system, `steward:${door.address}`, publicForm)
  const token = params.token ?? ''
  const here = `/concern-steward/${encodeURIComponent(token)}`
  if (form.get('act') === 'renew') return (await renewStewardKey(door, token)) ?? done(here)
  const { ctx, id } = await stewardKey(door, token)
  switch (form.get('act')) {
    case 'accept': {
      const answer = await write(ctx, (tx) => acceptStewardship(tx, id))
      return isRefusal(answer) ? answer : done(here, m.concern_accepted_said())
    }
    case 'decline': {
      const answer = await write(ctx, (tx) => declineStewardship(tx, id))
      return isRefusal(answer) ? answer : done(here)
    }
    case 'lay-down': {
      const answer = await write(ctx, (tx) => layDownStewardship(tx, id))
      return isRefusal(answer) ? answer : done(here)
    }
    case 'acknowledge': {
      const answer = await write(ctx, (tx) => acknowledgeConcern(tx, id))
      return isRefusal(answer) ? answer : done(here, m.concern_acknowledged_said())
    }
    case 'settle': {
      const input = parseForm(settlementInput, form)
      const answer = await write(ctx, (tx) => settleConcern(tx, id, input))
      return isRefusal(answer) ? answer : done(here, m.concern_settled_said())
    }
    case 'reopen': {
      const input = parseForm(reopeningInput, form)
      const answer = await write(ctx, (tx) => reopenConcern(tx, id, input))
      return isRefusal(answer) ? answer : done(here, m.concern_reopened_said())
    }
    default: {
      const input = parseForm(messageInput, form)
      const answer = await write(ctx, (tx) => sayInConcern(tx, id, input))
      return isRefusal(answer) ? answer : done(here, m.concern_sent_said())
    }
  }
})

type Seen = NonNullable<Awaited<ReturnType<typeof loader>>['seen']>

export default function StewardPage() {
  const { workspace, seen, state } = useLoaderData<typeof loader>()
  return (
    <Door name={workspace}>
      {seen === null ? <NotOpened state={state} /> : <SeenBySteward seen={seen} workspace={workspace} />}
    </Door>
  )
}

function NotOpened({ state }: { state: string }) {
  const { problem, pending } = useProblem()
  if (state === 'renewed')
    return (
      <NarrowPage title={m.behalf_link_renewed_title()}>
        <p>{m.behalf_link_renewed()}</p>
      </NarrowPage>
    )
  if (state === 'expired')
    return (
      <NarrowPage title={m.behalf_link_expired_title()} lede={m.concern_steward_lapsed()}>
        <FormTrouble problem={problem} />
        <Form method="post">
          <Button look="go" name="act" value="renew" pending={pending}>
            {m.behalf_link_renew()}
          </Button>
        </Form>
      </NarrowPage>
    )
  return (
    <NarrowPage title={m.concern_steward_over()}>
      <p>{m.concern_steward_thanks()}</p>
    </NarrowPage>
  )
}

function SeenBySteward({ seen, workspace }: { seen: Seen; workspace: string }) {
  const { concern, today, readings, can: may } = seen
  return (
    <ConcernByKey
      seen={seen}
      workspace={workspace}
      lede={m.concern_steward_lede({ partnership: concern.partnershipName })}
      asked={
        may.answer && (
          <Notice title={m.concern_asked_title()}>
            <p>{m.concern_asked_text()}</p>
            <Form method="post" className="cluster">
              <Button look="go" name="act" value="accept">
                {m.concern_accept()}
              </Button>
              <Button name="act" value="decline">
                {m.concern_decline()}
              </Button>
            </Form>
          </Notice>
        )
      }
      next={
        may.acknowledge && (
          <Form method="post" className="stack">
            <p>{m.concern_acknowledge_text()}</p>
            <Button look="go" name="act" value="acknowledge">
              {m.concern_acknowledge()}
            </Button>
          </Form>
        )
      }
    >
      {may.settle && <TextForm act="settle" />}
      {may.reopen && <TextForm act="reopen" />}
      {may.layDown && <LayDown />}
      {readings !== null && <Readings readings={readings} today={today} />}
    </ConcernByKey>
  )
}
