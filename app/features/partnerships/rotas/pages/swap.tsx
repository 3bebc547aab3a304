import { Form, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { can } from '#platform/policy/policy.ts'
import { formatWeekday } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Quote } from '#ui/quote/quote.tsx'
import { readMeeting } from '../../meetings/reads.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { answerSwap, mayAnswer } from '../answer.server.ts'
import { readSwap } from '../reads.server.ts'
import { sideWords, swapStateWord, swapWords } from '../say.ts'
import { withdrawSwap } from '../swap.server.ts'

export const meta = () => [{ title: m.rota_swap() }]

export const loader = load(async (tx, { params, base }) => {
  const swap = await readSwap(tx, params.swap ?? '')
  const meeting = await readMeeting(tx, swap.meetingId)
  const { name } = await readPartnership(tx, swap.partnershipId)
  const open = swap.state === 'asked'
  return {
    swap,
    partnership: name,
    meeting: { title: meeting.title, on: meeting.startsOn },
    can: {
      answer: open && mayAnswer(tx, swap),
      withdraw: open && can(tx.actor, partnershipPolicy.workTogether),
    },
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.swap ?? ''
  const { partnershipId } = await readSwap(tx, id)
  const to = `${base}/partnerships/${partnershipId}/rota`
  if (form.get('act') === 'withdraw') {
    const answer = await withdrawSwap(tx, id)
    return isRefusal(answer) ? answer : done(to, m.rota_swap_withdrawn_said())
  }
  const accepts = form.get('act') === 'accept'
  const answer = await answerSwap(tx, { swapId: id, accepts })
  if (isRefusal(answer)) return answer
  return done(to, accepts ? m.rota_swap_accepted_said() : m.rota_swap_declined_said(), answer.historyId)
})

export default function SwapPage() {
  const { swap, partnership, meeting, can: may, base } = useLoaderData<typeof loader>()
  const { problem, pending } = useProblem()
  const who = sideWords(swap.from)
  return (
    <NarrowPage
      title={swapWords(swap)}
      lede={m.rota_swap_about({ meeting: meeting.title, day: formatWeekday(meeting.on) })}
      back={{ to: `${base}/partnerships/${swap.partnershipId}/rota`, label: m.rota_back({ partnership }) }}
    >
      <div className="stack">
        <FormTrouble problem={problem} />
        {swap.note !== '' && <Quote by={who}>{swap.note}</Quote>}
        {swap.state !== 'asked' && <Notice>{swapStateWord(swap.state)}</Notice>}
        {(may.answer || may.withdraw) && (
          <Form method="post">
            <FormActions>
              {may.answer && (
                <>
                  <Button look="go" name="act" value="accept" pending={pending}>
                    {m.rota_swap_accept()}
                  </Button>
                  <Button name="act" value="decline" pending={pending}>
                    {m.rota_swap_decline()}
                  </Button>
                </>
              )}
              {may.withdraw && !may.answer && (
                <Button name="act" value="withdraw" pending={pending}>
                  {m.rota_swap_withdraw()}
                </Button>
              )}
            </FormActions>
          </Form>
        )}
      </div>
    </NarrowPage>
  )
}
