import { useLoaderData } from 'react-router'
import { countTry, publicForm } from '#platform/accounts/attempts.server.ts'
import { dayIn } from '#platform/context/days.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { actOpen, done, loadOpen } from '#platform/http/page.server.ts'
import { m } from '#platform/words/words.ts'
import { Logo } from '#ui/mark/mark.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { acceptBehalf, disputeBehalf } from '../answer.server.ts'
import { disputeInput } from '../inputs.ts'
import { keyHolder } from '../keyed.server.ts'
import { BehalfAnswer } from '../parts/behalf-answer.tsx'
import { BehalfFacts } from '../parts/behalf-facts.tsx'
import { readBehalf } from '../reads.server.ts'
import { behalfWords } from '../words.server.ts'

export const meta = () => [{ title: m.behalf_open_title() }, { name: 'robots', content: 'noindex' }]

/** The page behind the link of the mail: no account, nothing but the one act. */
export const loader = loadOpen(async ({ door, params }) => {
  const { ctx, behalfId } = await keyHolder(door, params.token ?? '')
  return read(ctx, async (tx) => {
    const behalf = await readBehalf(tx, behalfId)
    const day = (moment: Date | null) => (moment === null ? null : dayIn(tx.workspace.timeZone, moment))
    return {
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
  const { ctx, behalfId } = await keyHolder(door, token)
  if (form.get('act') === 'accept') await write(ctx, (tx) => acceptBehalf(tx, behalfId))
  else {
    const input = parseForm(disputeInput, form)
    await write(ctx, (tx) => disputeBehalf(tx, behalfId, input))
  }
  return done(`/behalf/${encodeURIComponent(token)}`)
})

export default function KeyedBehalf() {
  const { behalf, words, acceptedOn, disputedOn, workspace } = useLoaderData<typeof loader>()
  return (
    <main id="main" className="door">
      <Logo name={workspace} />
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
    </main>
  )
}
