import { Form, useLoaderData } from 'react-router'
import { historyOf } from '#platform/activity/history.server.ts'
import { History } from '#platform/activity/history.tsx'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { can } from '#platform/policy/policy.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Menu, MenuButton } from '#ui/menu/menu.tsx'
import { Section } from '#ui/section/section.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { RecordHead } from '../../partnerships/parts/record-head.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { changeRhythm } from '../change-rhythm.server.ts'
import { closeWave, reopenWave } from '../close.server.ts'
import { rhythmInput } from '../inputs.ts'
import { OpenWave } from '../parts/open-wave.tsx'
import { RhythmForm } from '../parts/rhythm-form.tsx'
import { TurnoutTable } from '../parts/turnout-table.tsx'
import { WaveResults } from '../parts/wave-results.tsx'
import { isOpen, lastDay } from '../pulse.ts'
import { ownInvitation, readWave, tiesOfWaves, wavesOf } from '../reads.server.ts'
import { turnoutWords } from '../say.ts'
import { viewOfWave } from '../view.server.ts'

export const meta = () => [{ title: m.pulse_title() }]

export const loader = load(async (tx, { params, base }) => {
  const wave = await readWave(tx, params.wave ?? '')
  const frame = await frameOf(tx, wave.partnershipId)
  const ties = await tiesOfWaves(tx, [wave])
  const asked = await ownInvitation(tx, wave.id)
  const open = isOpen(wave, tx.today)
  const waves = await wavesOf(tx, wave.partnershipId)
  const isLatest = waves.find((one) => !isOpen(one, tx.today))?.id === wave.id
  const mayOpen = frame.can.work && can(tx.actor, partnershipPolicy.openPulse)
  return {
    wave,
    frame,
    open,
    asked: asked !== null && frame.can.work,
    answered: asked !== null && asked.response !== null,
    view: open ? null : await viewOfWave(tx, wave, ties.get(wave.id) ?? [], isLatest ? null : lastDay(wave)),
    history: await historyOf(tx, { subjectKind: 'pulse', subjectId: wave.id }, { most: 10 }),
    mayClose: mayOpen,
    mayRepeat: mayOpen && waves[0]?.id === wave.id,
    mayReopen: wave.endedOn !== null && wave.closesOn >= tx.today,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.wave ?? ''
  if (form.get('act') === 'rhythm') {
    const input = parseForm(rhythmInput, form)
    const answer = await changeRhythm(tx, id, input)
    if (isRefusal(answer)) return answer
    const said = input.everyDays === null ? m.pulse_rhythm_none() : m.pulse_rhythm_said()
    return done(`${base}/pulse/${id}`, said, answer.historyId)
  }
  const reopens = form.get('act') === 'reopen'
  const answer = await (reopens ? reopenWave(tx, id) : closeWave(tx, id))
  return isRefusal(answer)
    ? answer
    : done(`${base}/pulse/${id}`, reopens ? m.pulse_reopened_said() : m.pulse_closed_said(), answer.historyId)
})

export default function WavePage() {
  const { wave, frame, open, asked, answered, view, history, mayClose, mayRepeat, mayReopen, base } =
    useLoaderData<typeof loader>()
  const { problem } = useProblem()
  const { partnership, today } = frame
  const place = `${base}/partnerships/${partnership.id}`
  return (
    <>
      <RecordHead
        base={base}
        partnership={partnership}
        among={{ label: m.pulse_title(), path: '/pulse' }}
        title={m.pulse_wave_row({ day: formatDay(wave.openedOn, today) })}
        lede={open ? m.pulse_open_lede() : turnoutWords(wave)}
        actions={
          mayClose &&
          (open || mayReopen) && (
            <Menu label={m.more()}>
              <Form method="post">
                <MenuButton name="act" value={open ? 'close' : 'reopen'}>
                  {open ? m.pulse_close() : m.pulse_reopen()}
                </MenuButton>
              </Form>
            </Menu>
          )
        }
      />
      <div className="stack" style={{ '--gap': 'var(--s6)' }}>
        <FormTrouble problem={problem} />
        {open ? (
          <OpenWave wave={wave} asked={asked} answered={answered} today={today} base={base} />
        ) : (
          <Section title={m.pulse_closed_on({ day: formatDay(lastDay(wave), today) })}>
            <TurnoutTable turnout={wave.turnout} />
          </Section>
        )}
        {view !== null && (
          <WaveResults
            view={view}
            ledger={`${place}/commitments?view=all${view.keptUntil === null ? '' : `&to=${view.keptUntil}`}`}
          />
        )}
        {mayRepeat && <RhythmForm wave={wave} today={today} />}
        <Section title={m.pulse_history()}>
          <History lines={history} />
        </Section>
      </div>
    </>
  )
}
