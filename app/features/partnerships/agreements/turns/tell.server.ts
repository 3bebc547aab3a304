import type { Tx } from '#platform/context/context.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler, NoticeKind } from '#platform/features/feature.server.ts'
import { notify } from '#platform/notices/notify.server.ts'
import { m } from '#platform/words/words.ts'
import { representativesOf } from '../../partners/representatives.server.ts'
import type { Agreement } from '../agreement.ts'
import { agreementsById } from '../reads.server.ts'
import { speakersOf } from '../speakers.server.ts'
import { sideBefore } from './reads.server.ts'
import { isHandedOver } from './turn.ts'

export const turnNotice: NoticeKind = {
  kind: 'agreement.turn',
  label: () => m.notice_kind_agreement_turn(),
  theme: 'agreements',
  byMail: 'now',
}

/** Job: the side that got the pen hears of it, and what is wanted. */
export const tellTurn: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const [agreement] = await agreementsById(tx, [String(event.subjectId)])
    // Taken back or handed on in the meantime: whoever has it now is told by that.
    if (agreement === undefined || !isHandedOver(agreement.turn)) return
    const { turn } = agreement
    await tell(tx, agreement, turn.organizationId, turn.wanted, () =>
      m.notice_agreement_turn({
        title: agreement.title,
        name: turn.givenByPersonName ?? turn.givenByOrganizationName,
        organization: turn.givenByOrganizationName,
      }),
    )
  })

/** Job: the side that had the pen hears that it was taken. */
export const tellTaken: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const [agreement] = await agreementsById(tx, [String(event.subjectId)])
    const before = await sideBefore(tx, String(event.subjectId))
    if (agreement === undefined || before === null || before === agreement.turn.organizationId) return
    await tell(tx, agreement, before, '', () =>
      m.notice_agreement_pen_taken({
        title: agreement.title,
        organization: agreement.turn.organizationName,
      }),
    )
  })

const tell = async (
  tx: Tx,
  agreement: Agreement,
  organizationId: string,
  quote: string,
  say: () => string,
): Promise<void> => {
  await notify(tx, {
    kind: turnNotice.kind,
    to: await thoseOf(tx, agreement.partnershipId, organizationId),
    subject: { kind: 'agreement', id: agreement.id },
    partnershipId: agreement.partnershipId,
    href: `/agreements/${agreement.id}`,
    say,
    quote,
  })
}

/** Who stands for a side in a partnership; where nobody does, who speaks for it. */
export async function thoseOf(tx: Tx, partnershipId: string, organizationId: string): Promise<string[]> {
  const standing = (await representativesOf(tx, partnershipId)).filter(
    (one) => one.organizationId === organizationId && one.endedOn === null,
  )
  return standing.length > 0
    ? standing.map((one) => one.personId)
    : [...((await speakersOf(tx, [organizationId])).get(organizationId) ?? [])]
}
