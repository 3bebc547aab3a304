import type { Tx } from '#platform/context/context.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler, NoticeKind } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { reachablePartnerships } from '../partnerships/reads.server.ts'
import { tellStanding } from './tell-standing.server.ts'

export const partnerNotices: NoticeKind[] = [
  {
    kind: 'partner',
    theme: 'partnership',
    label: () => m.notice_kind_partner(),
    byMail: 'digest',
    asksNothing: true,
  },
]

type Facts = { organization: string; partnership: string }

const partnerOf = (tx: Tx, id: string) =>
  reachablePartnerships(tx)
    .innerJoin('partners', (join) =>
      join
        .onRef('partners.workspaceId', '=', 'partnerships.workspaceId')
        .onRef('partners.partnershipId', '=', 'partnerships.id'),
    )
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'partners.workspaceId')
        .onRef('organizations.id', '=', 'partners.organizationId'),
    )
    .where('partners.id', '=', id)
    .select([
      'partners.partnershipId',
      'partners.organizationId',
      'partners.acceptedAt',
      'partners.declinedAt',
      'partners.leftAt',
      'partners.declineReason',
      'partners.leaveReason',
      'organizations.name',
    ])
    .executeTakeFirst()
type Partner = NonNullable<Awaited<ReturnType<typeof partnerOf>>>

const tell =
  (
    isSo: (partner: Partner) => boolean,
    say: (facts: Facts) => string,
    quoted: (partner: Partner) => string | null = () => null,
  ): JobHandler =>
  (ctx, event) =>
    keepHouse(ctx, async (tx) => {
      const partner = await partnerOf(tx, String(event.subjectId))
      if (partner === undefined || !isSo(partner)) return
      const { partnershipId, organizationId, name } = partner
      const others = await tx.db
        .selectFrom('partners')
        .where('workspaceId', '=', tx.workspace.id)
        .where('partnershipId', '=', partnershipId)
        .where('organizationId', '<>', organizationId)
        .select('organizationId')
        .execute()
      await tellStanding(tx, event, {
        kind: 'partner',
        partnershipId,
        href: `/partnerships/${partnershipId}/people`,
        to: others.map((one) => one.organizationId),
        say: ({ partnership }) => say({ organization: name, partnership }),
        quote: quoted(partner) ?? '',
      })
    })

/** Job: the others hear that a partner takes part from now on. */
export const tellCame = tell(
  (partner) => partner.acceptedAt !== null && partner.leftAt === null,
  (facts) => m.notice_partner_came(facts),
)

/** Job: the others hear that one that was asked doesn't take part, and why. */
export const tellDeclined = tell(
  (partner) => partner.declinedAt !== null,
  (facts) => m.notice_partner_declined(facts),
  (partner) => partner.declineReason,
)

/** Job: those who stay hear that a partner has left, and why. */
export const tellLeft = tell(
  (partner) => partner.leftAt !== null,
  (facts) => m.notice_partner_left(facts),
  (partner) => partner.leaveReason,
)
