import { useLoaderData } from 'react-router'
import { Forbidden, isRefusal } from '#platform/errors/errors.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { presentPartners } from '../../partnerships/partnership.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { answerWave } from '../answer.server.ts'
import { askedInWave } from '../items/reads.server.ts'
import { AnswerForm } from '../parts/answer-form.tsx'
import { isOpen, lastDay } from '../pulse.ts'
import { ownInvitation, readWave } from '../reads.server.ts'
import { readAnswer } from '../typed.server.ts'

export const meta = () => [{ title: m.pulse_answer_title() }]

export const loader = load(async (tx, { params, base }) => {
  const wave = await readWave(tx, params.wave ?? '')
  const partnership = await readPartnership(tx, wave.partnershipId)
  const asked = await ownInvitation(tx, wave.id)
  return {
    wave,
    asked: asked !== null,
    open: isOpen(wave, tx.today) && partnership.concludedOn === null,
    given: asked?.response ?? null,
    questions: await askedInWave(tx, wave.id),
    others: presentPartners(partnership.partners)
      .filter(({ organizationId }) => organizationId !== asked?.organizationId)
      .map(({ organizationId, name }) => ({ organizationId, name })),
    today: tx.today,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.wave ?? ''
  const wave = await readWave(tx, id)
  if ((await ownInvitation(tx, wave.id)) === null) throw new Forbidden()
  const answer = await answerWave(tx, id, readAnswer(form))
  return isRefusal(answer) ? answer : done(`${base}/pulse/${id}`, m.pulse_answered())
})

export default function AnswerPulse() {
  const { wave, asked, open, given, questions, others, today, base } = useLoaderData<typeof loader>()
  return (
    <NarrowPage
      title={m.pulse_answer_title()}
      lede={m.pulse_answer_lede({ partnership: wave.partnershipName })}
      back={{ to: `${base}/pulse/${wave.id}`, label: m.pulse_wave_of({ partnership: wave.partnershipName }) }}
    >
      {!open ? (
        <Notice>{m.pulse_over({ day: formatDay(lastDay(wave), today) })}</Notice>
      ) : asked ? (
        <AnswerForm others={others} asked={questions} given={given} />
      ) : (
        <Notice>{m.pulse_not_asked()}</Notice>
      )}
    </NarrowPage>
  )
}
