import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler, NoticeKind } from '#platform/features/feature.server.ts'
import { lapseNotices } from '#platform/notices/lapse.server.ts'
import { m } from '#platform/words/words.ts'
import { tellStanding } from '../partners/tell-standing.server.ts'
import { reachablePartnerships, readPartnership } from '../partnerships/reads.server.ts'
import { visionVersions } from './reads.server.ts'

export const visionNotices: NoticeKind[] = [
  { kind: 'vision-written', theme: 'agreements', label: () => m.notice_kind_vision(), byMail: 'digest' },
]

/**
 * Job: the people of all partners hear of a new text, each in the words of their side: whether what it has endorsed
 * no longer holds. Only the latest text is told.
 */
export const tellWritten: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const partnershipId = String(event.subjectId)
    const found = reachablePartnerships(tx).where('partnerships.id', '=', partnershipId).select('id')
    if ((await found.executeTakeFirst()) === undefined) return
    const [vision, before] = await visionVersions(tx, partnershipId)
    const written = await tx.db
      .selectFrom('history')
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', '=', String(event.historyId))
      .select('facts')
      .executeTakeFirst()
    if (vision === undefined || written?.facts.number !== vision.number) return
    await lapseNotices(tx, { kind: 'vision-written', subjectId: partnershipId })
    const endorsed = new Set(before?.endorsements.map((one) => one.organizationId) ?? [])
    const { partners } = await readPartnership(tx, partnershipId)
    const sides = partners.map((one) => one.organizationId)
    const tell = (lapsed: boolean) =>
      tellStanding(tx, event, {
        kind: 'vision-written',
        partnershipId,
        href: `/partnerships/${partnershipId}/vision`,
        to: sides.filter((side) => endorsed.has(side) === lapsed),
        say: ({ partnership }) => {
          const facts = { organization: vision.organizationName, partnership }
          return lapsed
            ? m.notice_vision_lapsed(facts)
            : before === undefined
              ? m.notice_vision_first(facts)
              : m.notice_vision_written(facts)
        },
        quote: vision.text,
      })
    await tell(true)
    await tell(false)
  })
