import { comesIn } from '#platform/context/comes-in.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler, NoticeKind } from '#platform/features/feature.server.ts'
import { lapseNotices } from '#platform/notices/lapse.server.ts'
import { notify } from '#platform/notices/notify.server.ts'
import { roles } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { peopleStanding } from '../partners/standing.server.ts'
import type { Proposal } from './proposal.ts'
import { proposalsById } from './reads.server.ts'
import { proposalTitle } from './say.ts'
import { answeredBy } from './settle.server.ts'

export const proposalNotices: NoticeKind[] = [
  { kind: 'proposal-made', theme: 'talk', label: () => m.notice_proposal_made(), byMail: 'now' },
  { kind: 'proposal-answered', theme: 'talk', label: () => m.notice_proposal_answered(), byMail: 'now' },
]

/** Job: tells those who decide it, and of what concerns a partnership everybody who stands in it; not once it is answered. */
export const tellMade: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const [proposal] = await proposalsById(tx, [String(event.subjectId)])
    if (proposal?.standing !== 'open') return
    const to = new Set([...(await deciders(tx, proposal)), ...(await concerned(tx, proposal))])
    await tell(tx, 'proposal-made', proposal, to, proposal.reason, () =>
      m.notice_proposal_made_text({
        name: proposal.proposedBy ?? m.proposal_someone(),
        organization: proposal.organization,
        what: proposalTitle(proposal),
      }),
    )
  })

/** Job: tells whoever proposed, and of what concerns a partnership everybody who stands in it, how it was answered. */
export const tellAnswered: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const [proposal] = await proposalsById(tx, [String(event.subjectId)])
    const { standing } = proposal ?? {}
    if (proposal === undefined || (standing !== 'accepted' && standing !== 'declined')) return
    await lapseNotices(tx, { kind: 'proposal-made', subjectId: proposal.id })
    const to = new Set(await concerned(tx, proposal))
    if (proposal.personId !== null) to.add(proposal.personId)
    const answerer = await answererOf(tx, proposal.id)
    if (answerer !== null) to.delete(answerer)
    await tell(tx, 'proposal-answered', proposal, to, proposal.declineReason, () =>
      standing === 'accepted'
        ? m.notice_proposal_accepted_text({ what: proposalTitle(proposal) })
        : m.notice_proposal_declined_text({ what: proposalTitle(proposal) }),
    )
  })

/** Job: what was taken back is no news any more. */
export const forgetMade: JobHandler = (ctx, event) =>
  keepHouse(ctx, (tx) => lapseNotices(tx, { kind: 'proposal-made', subjectId: String(event.subjectId) }))

const tell = (
  tx: Tx,
  kind: 'proposal-made' | 'proposal-answered',
  proposal: Proposal,
  to: Set<string>,
  quote: string,
  say: () => string,
) =>
  notify(tx, {
    kind,
    to: kind === 'proposal-made' ? [...to].filter((person) => person !== proposal.personId) : to,
    subject: { kind: 'proposal', id: proposal.id },
    partnershipId: proposal.partnershipId,
    href: `/proposals/${proposal.id}`,
    say,
    quote,
  })

/** People whose role decides proposals of this kind. */
async function deciders(tx: Tx, { kind }: Proposal): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('memberships')
    .where('workspaceId', '=', tx.workspace.id)
    .where(comesIn(tx))
    .where(
      'role',
      'in',
      roles.filter((role) => answeredBy[kind][role] === true),
    )
    .select('personId')
    .execute()
  return rows.map((row) => row.personId)
}

/** People who stand for the partners of the partnership it is about; nobody for a new one. */
const concerned = async (tx: Tx, { partnershipId }: Proposal): Promise<string[]> =>
  partnershipId === null
    ? []
    : (await peopleStanding(tx, partnershipId)).people.map((person) => person.personId)

async function answererOf(tx: Tx, id: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom('proposals')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .select(['acceptedByPersonId', 'declinedByPersonId'])
    .executeTakeFirst()
  return row?.acceptedByPersonId ?? row?.declinedByPersonId ?? null
}
