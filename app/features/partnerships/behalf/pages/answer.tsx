import { useLoaderData } from 'react-router'
import { dayIn } from '#platform/context/days.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { acceptBehalf, disputeBehalf } from '../answer.server.ts'
import { disputeInput } from '../inputs.ts'
import { BehalfAnswer } from '../parts/behalf-answer.tsx'
import { BehalfFacts } from '../parts/behalf-facts.tsx'
import { readBehalf } from '../reads.server.ts'
import { behalfWords } from '../words.server.ts'

export const meta = () => [{ title: m.behalf_open_title() }]

/** For a partner's lead who signs in: the same question as in the mail. */
export const loader = load(async (tx, { params, base }) => {
  const behalf = await readBehalf(tx, params.behalf ?? '')
  allow(tx.actor, partnershipPolicy.speakFor, { organizationId: behalf.organizationId })
  const day = (moment: Date | null) => (moment === null ? null : dayIn(tx.workspace.timeZone, moment))
  return {
    behalf: { ...behalf, mailedTo: null },
    words: await behalfWords(tx, behalf),
    acceptedOn: day(behalf.acceptedAt),
    disputedOn: day(behalf.disputedAt),
    back: `${base}/partnerships/${behalf.partnershipId}/behalf`,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.behalf ?? ''
  const behalf = await readBehalf(tx, id)
  const facts = { organization: behalf.organizationName }
  const accepting = form.get('act') === 'accept'
  const answer = accepting
    ? await acceptBehalf(tx, id)
    : await disputeBehalf(tx, id, parseForm(disputeInput, form))
  if (isRefusal(answer)) return answer
  return done(
    `${base}/partnerships/${behalf.partnershipId}/behalf`,
    accepting ? m.behalf_said_accepted(facts) : m.behalf_said_disputed(),
  )
})

export default function AnswerBehalf() {
  const { behalf, words, acceptedOn, disputedOn, back } = useLoaderData<typeof loader>()
  return (
    <NarrowPage
      title={m.behalf_open_title()}
      lede={m.behalf_open_lede({
        organization: behalf.organizationName,
        partnership: behalf.partnershipName,
      })}
      back={{ to: back, label: behalf.partnershipName }}
    >
      <BehalfFacts behalf={behalf} words={words} />
      <BehalfAnswer behalf={behalf} acceptedOn={acceptedOn} disputedOn={disputedOn} />
    </NarrowPage>
  )
}
