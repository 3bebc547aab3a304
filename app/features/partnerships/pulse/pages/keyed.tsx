import { useLoaderData } from 'react-router'
import { countTry, publicForm } from '#platform/accounts/attempts.server.ts'
import { Door } from '#platform/accounts/parts/door-page.tsx'
import { read, write } from '#platform/context/transaction.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { actOpen, done, loadOpen } from '#platform/http/page.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { presentPartners } from '../../partnerships/partnership.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { answerWave } from '../answer.server.ts'
import { askedInWave } from '../items/reads.server.ts'
import { pulseHolder } from '../keyed.server.ts'
import { AnswerForm } from '../parts/answer-form.tsx'
import { isOpen, lastDay } from '../pulse.ts'
import { ownInvitation, readWave } from '../reads.server.ts'
import { readAnswer } from '../typed.server.ts'

export const meta = () => [{ title: m.pulse_answer_title() }, { name: 'robots', content: 'noindex' }]

/** The page behind the link of the mail: no account, nothing but the one answer. */
export const loader = loadOpen(async ({ door, params }) => {
  const { ctx, waveId } = await pulseHolder(door, params.token ?? '')
  return read(ctx, async (tx) => {
    const wave = await readWave(tx, waveId)
    const partnership = await readPartnership(tx, wave.partnershipId)
    const own = partnership.partners.find(({ organizationId }) => organizationId === tx.actor.organizationId)
    const asked = await ownInvitation(tx, waveId)
    return {
      partnership: wave.partnershipName,
      organization: own?.name ?? '',
      open: isOpen(wave, tx.today) && partnership.concludedOn === null && own?.standing === 'accepted',
      last: lastDay(wave),
      stands: asked !== null,
      given: asked?.response ?? null,
      questions: await askedInWave(tx, waveId),
      others: presentPartners(partnership.partners)
        .filter(({ organizationId }) => organizationId !== tx.actor.organizationId)
        .map(({ organizationId, name }) => ({ organizationId, name })),
      today: tx.today,
      workspace: tx.workspace.name,
    }
  })
})

export const action = actOpen(async ({ door, params, form }) => {
  await countTry(door.system, `pulse:${door.address}`, publicForm)
  const token = params.token ?? ''
  const { ctx, waveId } = await pulseHolder(door, token)
  const input = readAnswer(form)
  const answer = await write(ctx, (tx) => answerWave(tx, waveId, input))
  return isRefusal(answer) ? answer : done(`/pulse-answer/${encodeURIComponent(token)}`)
})

export default function KeyedPulse() {
  const { partnership, organization, open, stands, last, given, questions, others, today, workspace } =
    useLoaderData<typeof loader>()
  return (
    <Door name={workspace}>
      <NarrowPage title={m.pulse_answer_title()} lede={m.pulse_keyed_lede({ partnership, organization })}>
        {open && !stands ? (
          <Notice>{m.pulse_keyed_passed_on({ organization })}</Notice>
        ) : open ? (
          <>
            {given !== null && (
              <Notice tone="success">
                {m.pulse_thanks({ day: formatDay(given.on, today), last: formatDay(last, today) })}
              </Notice>
            )}
            <AnswerForm others={others} asked={questions} given={given} />
          </>
        ) : (
          <Notice>{m.pulse_over({ day: formatDay(last, today) })}</Notice>
        )}
      </NarrowPage>
    </Door>
  )
}
