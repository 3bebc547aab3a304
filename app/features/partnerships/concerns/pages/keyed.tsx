import { useLoaderData } from 'react-router'
import { Door } from '#platform/accounts/parts/door-page.tsx'
import { read, write } from '#platform/context/transaction.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { actOpen, done, loadOpen } from '#platform/http/page.server.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { actAsRaiser } from '../act.server.ts'
import { neutralFor, sidesOf } from '../candidates.server.ts'
import { concernKey, withdrawnConcernKey } from '../keyed.server.ts'
import { AskSteward, TextForm, TrustForm, Withdraw } from '../parts/acts.tsx'
import { ConcernByKey } from '../parts/by-key.tsx'
import { messagesOf, readConcern } from '../reads.server.ts'
import { askedForTrust } from '../trust.server.ts'

export const meta = () => [{ title: m.concern_keyed_title() }, { name: 'robots', content: 'noindex' }]

/** The page of whoever raised a concern without a name: no account, nothing but this one. */
export const loader = loadOpen(async ({ door, params }) => {
  const withdrawn = await withdrawnConcernKey(door, params.token ?? '')
  if (withdrawn !== null) return { workspace: withdrawn, seen: null }
  const { ctx, id, key } = await concernKey(door, params.token ?? '')
  const seen = await read(ctx, async (tx) => {
    const concern = await readConcern(tx, id, key)
    const partnership = await readPartnership(tx, concern.partnershipId)
    const running = partnership.concludedOn === null
    const asking = running && concern.settlement === null
    return {
      concern,
      today: tx.today,
      messages: (await messagesOf(tx, concern)) ?? [],
      candidates: asking
        ? (await neutralFor(tx, partnership, sidesOf(concern))).filter(
            (one) => one.personId !== concern.steward?.person.id,
          )
        : null,
      can: {
        say: running,
        reopen: running && concern.settlement !== null,
        trust: running && askedForTrust(concern, tx.today, tx.actor.organizationId),
        withdraw: running,
      },
    }
  })
  return { workspace: ctx.workspace.name, seen }
})

export const action = actOpen(async ({ door, params, form }) => {
  const token = params.token ?? ''
  const { ctx, id, key } = await concernKey(door, token)
  const said = await write(ctx, async (tx) => {
    const { answer, say } = await actAsRaiser(tx, id, form, key)
    return isRefusal(answer) ? answer : say
  })
  return isRefusal(said) ? said : done(`/concern/${encodeURIComponent(token)}`, said)
})

type Seen = NonNullable<Awaited<ReturnType<typeof loader>>['seen']>

export default function KeyedConcern() {
  const { workspace, seen } = useLoaderData<typeof loader>()
  return (
    <Door name={workspace}>
      {seen === null ? (
        <NarrowPage title={m.concern_keyed_withdrawn()}>
          <p>{m.concern_keyed_withdrawn_text()}</p>
        </NarrowPage>
      ) : (
        <SeenByRaiser seen={seen} workspace={workspace} />
      )}
    </Door>
  )
}

function SeenByRaiser({ seen, workspace }: { seen: Seen; workspace: string }) {
  const { concern, candidates, can: may } = seen
  return (
    <ConcernByKey
      seen={seen}
      workspace={workspace}
      lede={m.concern_keyed_lede({ partnership: concern.partnershipName })}
      next={may.trust && <TrustForm />}
      help={m.concern_keyed_morning()}
    >
      {candidates !== null && (
        <AskSteward concern={concern} candidates={candidates} workspace={workspace} name={null} />
      )}
      {may.reopen && <TextForm act="reopen" />}
      {may.withdraw && <Withdraw />}
    </ConcernByKey>
  )
}
