import type { Tx } from '#platform/context/context.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler, NoticeKind } from '#platform/features/feature.server.ts'
import { notify } from '#platform/notices/notify.server.ts'
import { formatWeekday } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { meetingsById } from '../meetings/reads.server.ts'
import { representativesOf } from '../partners/representatives.server.ts'
import { swapsOf } from './reads.server.ts'
import type { Side, Swap } from './rota.ts'
import { placeWord, sideWords } from './say.ts'

export const rotaNotices: NoticeKind[] = [
  { kind: 'rota-swap', theme: 'meetings', label: () => m.notice_kind_rota_swap(), byMail: 'now' },
]

/** The person of a side; of hosting, all who stand for the partner. */
async function peopleOf(tx: Tx, partnershipId: string, side: Side): Promise<string[]> {
  if (side.personId !== null) return [side.personId]
  return (await representativesOf(tx, partnershipId))
    .filter((one) => one.endedOn === null && one.organizationId === side.organizationId)
    .map((one) => one.personId)
}

async function tellSwap(
  tx: Tx,
  swap: Swap,
  side: Side,
  say: (facts: { place: string; day: string; who: string }) => string,
): Promise<void> {
  const [meeting] = await meetingsById(tx, [swap.meetingId])
  if (meeting === undefined || meeting.startsOn < tx.today) return
  await notify(tx, {
    kind: 'rota-swap',
    to: await peopleOf(tx, swap.partnershipId, side),
    subject: { kind: 'rota', id: swap.rotaId },
    partnershipId: swap.partnershipId,
    href: `/rota-swaps/${swap.id}`,
    say: () =>
      say({
        place: placeWord(swap.place),
        day: formatWeekday(meeting.startsOn),
        who: sideWords(side === swap.to ? swap.from : swap.to),
      }),
    quote: side === swap.to ? swap.note : '',
  })
}

/** Job: whoever is asked for a swap hears of it. */
export const tellAsked: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    for (const swap of await swapsOf(tx, [String(event.subjectId)]))
      if (swap.state === 'asked') await tellSwap(tx, swap, swap.to, m.notice_rota_swap_asked)
  })

/** Job: whoever asked hears the answer. */
export const tellAnswered: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const swap = (await swapsOf(tx, [String(event.subjectId)])).findLast(
      (one) => one.state === 'accepted' || one.state === 'declined',
    )
    if (swap === undefined) return
    const say = swap.state === 'accepted' ? m.notice_rota_swap_accepted : m.notice_rota_swap_declined
    await tellSwap(tx, swap, swap.from, say)
  })
