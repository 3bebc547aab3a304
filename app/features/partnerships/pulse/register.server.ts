import { z } from 'zod'
import type { Tx } from '#platform/context/context.server.ts'
import type { Feature } from '#platform/features/feature.server.ts'
import { id } from '#platform/http/fields.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { answerWave } from './answer.server.ts'
import { askForPulse } from './ask.server.tsx'
import { changeRhythm, stopRhythm, undoRhythm } from './change-rhythm.server.ts'
import { pulseChapter } from './chapter.server.tsx'
import { closeWave, reopenWave, undoClosing, undoReopening } from './close.server.ts'
import { contactOverdue } from './contact-warning.server.ts'
import { pulsesDue } from './due.server.ts'
import { exportedPulses, exportedWaves } from './export.server.ts'
import { answerInput, rhythmInput, type WaveInput, waveInput, waveShape } from './inputs.ts'
import { pulseItems } from './items/register.server.ts'
import { askNewcomers } from './newcomers.server.ts'
import { openWave } from './open.server.ts'
import { erasePulse, pulseInvitations, pulseMerges } from './people.server.ts'
import { isOpen, type Wave } from './pulse.ts'
import { pulseFalling } from './pulse-warning.server.ts'
import { listWaves, reachableWaves, readWave, tiesOfWaves } from './reads.server.ts'
import { remindOfPulse } from './remind.server.tsx'
import { openByRhythm } from './rhythm.server.ts'
import { tallyPulses } from './tally.server.ts'
import { warningPanel } from './warnings.server.ts'
import { warningsApi } from './warnings-api.server.ts'

export const pulse: Omit<Feature, 'name'> = {
  listeners: {
    pulse: {
      'pulse.opened': askForPulse,
      'pulse.joined': askForPulse,
      'pulse.reopened': askNewcomers,
      'representative.added': askNewcomers,
      'representative.resumed': askNewcomers,
      'representative.ended': askNewcomers,
      'partner.accepted': askNewcomers,
      'partnership.resumed': askNewcomers,
    },
  },
  jobs: {
    'pulse.ask': askForPulse,
    'pulse.rhythm': openByRhythm,
    'pulse.reminders': remindOfPulse,
    'pulse.tally': tallyPulses,
  },
  schedules: [
    { job: 'pulse.rhythm', cron: '20 5 * * *' },
    { job: 'pulse.reminders', cron: '40 8 * * *' },
    { job: 'pulse.tally', cron: '* * * * *' },
  ],
  noticeKinds: [{ kind: 'pulse', theme: 'trust', label: () => m.pulse_notice_kind(), byMail: 'now' }],
  dueItems: [pulsesDue],
  inverses: {
    ...pulseItems.inverses,
    'pulse.closed': undoClosing,
    'pulse.reopened': undoReopening,
    'pulse.rhythm_changed': undoRhythm,
  },
  sentences: {
    ...pulseItems.sentences,
    'pulse.reminded': ({ count }) => m.history_pulse_reminded({ count: Number(count) }),
    'pulse.opened': ({ asked }) => m.history_pulse_opened({ asked: Number(asked) }),
    'pulse.joined': ({ count }) => m.history_pulse_joined({ count: Number(count) }),
    'pulse.rhythm_changed': () => m.history_pulse_rhythm_changed(),
    'pulse.closed': () => m.history_pulse_closed(),
    'pulse.reopened': () => m.history_pulse_reopened(),
    'pulse.answered': () => m.history_pulse_answered(),
    'pulse.answer_changed': () => m.history_pulse_answer_changed(),
  },
  subjects: [
    ...(pulseItems.subjects ?? []),
    {
      kind: 'pulse',
      describe: async (tx, ids) =>
        (
          await reachableWaves(tx)
            .where('pulseWaves.id', 'in', [...ids, tx.workspace.id])
            .select(['pulseWaves.id', 'pulseWaves.openedOn'])
            .execute()
        ).map((wave) => ({
          id: wave.id,
          title: m.pulse_wave_row({ day: formatDay(wave.openedOn, tx.today) }),
          href: `/pulse/${wave.id}`,
        })),
    },
  ],
  warnings: [contactOverdue, pulseFalling],
  panels: [warningPanel],
  handovers: [pulseInvitations],
  merges: pulseMerges,
  erasures: [erasePulse],
  chapters: [pulseChapter],
  exports: [exportedWaves, exportedPulses, ...(pulseItems.exports ?? [])],
  api: [
    warningsApi,
    ...(pulseItems.api ?? []),
    {
      name: 'pulse-waves',
      summary:
        'Waves in which the partners of a partnership say how working together feels. What organizations say of one another is shown once a wave has closed.',
      shape: waveShape,
      filters: z.object({ partnershipId: id().optional() }),
      list: async (tx, { limit, cursor, filters }) => {
        const page = await listWaves(tx, {
          limit,
          cursor,
          ...(filters as { partnershipId?: string }),
        })
        return { ...page, items: await outward(tx, page.items) }
      },
      get: async (tx, waveId) => (await outward(tx, [await readWave(tx, waveId)]))[0],
      create: {
        input: waveInput.extend({ partnershipId: id() }),
        run: (tx, { partnershipId, ...input }: WaveInput & { partnershipId: string }) =>
          openWave(tx, partnershipId, input),
      },
      states: {
        closure: {
          summary: 'Closes a wave before its day; taking it away opens it again until then.',
          make: closeWave,
          unmake: reopenWave,
        },
        rhythm: {
          summary:
            'Says on the latest wave after how many days the next one opens by itself; taking it away lets none open.',
          input: rhythmInput,
          make: changeRhythm,
          unmake: stopRhythm,
        },
        answer: {
          summary: 'Answers a wave for oneself, or changes the answer, until it closes.',
          input: answerInput,
          make: answerWave,
        },
      },
    },
  ],
}

async function outward(tx: Tx, waves: readonly Wave[]): Promise<z.output<typeof waveShape>[]> {
  const ties = await tiesOfWaves(tx, waves)
  return waves.map(({ openedBy, partnershipName: _name, ...wave }) => ({
    ...wave,
    open: isOpen(wave, tx.today),
    openedByOrganizationId: openedBy.id,
    ties: (ties.get(wave.id) ?? []).map(({ from, about, ...figures }) => ({
      fromOrganizationId: from,
      aboutOrganizationId: about,
      ...figures,
    })),
  }))
}
