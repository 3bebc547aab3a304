import type { Tx } from '#platform/context/context.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler, NoticeKind } from '#platform/features/feature.server.ts'
import { LetterButton, LetterFrame } from '#platform/mail/letter.tsx'
import { post } from '#platform/mail/mail.server.ts'
import { mailReaders } from '#platform/mail/readers.server.ts'
import { lapseNotices } from '#platform/notices/lapse.server.ts'
import { m } from '#platform/words/words.ts'
import { tellStanding } from '../../partnerships/index.server.ts'
import { stageWord } from '../../partnerships/partnerships/say.ts'
import { currentStage } from './move.ts'
import { keyActionList } from './naming.ts'
import { movesOf } from './reads.server.ts'
import type { KeyAction, Stage } from './stage.ts'

interface News {
  kind: 'move' | 'proposal'
  partnershipId: string
  from: Stage
  stage: Stage
  reason: string
  gaps: KeyAction[]
  personId: string | null
  organizationId: string | null
}

export const stageNotices: NoticeKind[] = [
  {
    kind: 'stage-moved',
    theme: 'partnership',
    label: () => m.notice_kind_stage_moved(),
    byMail: 'now',
    asksNothing: true,
  },
  {
    kind: 'stage-proposed',
    theme: 'partnership',
    label: () => m.notice_kind_stage_proposed(),
    byMail: 'now',
  },
]

/** Job: tells the people of all partners that a move was decided. One taken back before the mail goes is not told. */
export const tellMove: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const move = await tx.db
      .selectFrom('stageMoves')
      .selectAll()
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', '=', String(event.subjectId))
      .executeTakeFirst()
    if (move === undefined) return
    const [answered] = await tx.db
      .selectFrom('stageProposals')
      .where('workspaceId', '=', tx.workspace.id)
      .where('stageMoveId', '=', move.id)
      .select('id')
      .execute()
    if (answered !== undefined) await lapseNotices(tx, { kind: 'stage-proposed', subjectId: answered.id })
    await tell(tx, event, {
      kind: 'move',
      partnershipId: move.partnershipId,
      from: move.fromStage ?? 'advise',
      stage: move.stage,
      reason: move.reason,
      gaps: move.gaps as KeyAction[],
      personId: move.decidedByPersonId,
      organizationId: move.organizationId,
    })
  })

/** Job: tells them that somebody proposes a move. */
export const tellProposal: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const proposal = await tx.db
      .selectFrom('stageProposals')
      .selectAll()
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', '=', String(event.subjectId))
      .where('stageMoveId', 'is', null)
      .where('declinedAt', 'is', null)
      .where('withdrawnAt', 'is', null)
      .executeTakeFirst()
    if (proposal === undefined) return
    const moves = await movesOf(tx, proposal.partnershipId)
    await tell(tx, event, {
      kind: 'proposal',
      partnershipId: proposal.partnershipId,
      from: currentStage(moves, tx.today).stage,
      stage: proposal.stage,
      reason: proposal.reason,
      gaps: [],
      personId: proposal.proposedByPersonId,
      organizationId: proposal.organizationId,
    })
  })

async function tell(tx: Tx, event: Record<string, unknown>, news: News): Promise<void> {
  const names = await namesOf(tx, news)
  // The words are looked up inside the receiver's language, so nothing is put into words before.
  const facts = () => ({
    partnership: names.partnership,
    name: names.person ?? m.journey_someone(),
    organization: names.organization ?? '',
    from: stageWord(news.from),
    stage: stageWord(news.stage),
  })
  const path = `/partnerships/${news.partnershipId}/journey`
  const { withoutSignIn } = await tellStanding(tx, event, {
    kind: news.kind === 'move' ? 'stage-moved' : 'stage-proposed',
    partnershipId: news.partnershipId,
    href: path,
    say: () =>
      news.kind === 'proposal'
        ? m.mail_proposal_text(facts())
        : news.gaps.length === 0
          ? m.mail_move_text(facts())
          : m.notice_stage_moved_gaps({ ...facts(), gaps: keyActionList(news.gaps) }),
    quote: news.reason,
  })
  const href = `${tx.system.settings.publicUrl}/${tx.workspace.slug}${path}`
  const readers = await mailReaders(
    tx,
    withoutSignIn.map((one) => one.personId),
  )
  for (const { id, name, address, locale } of readers)
    await post(tx, {
      to: { address, name, personId: id },
      kind: news.kind === 'move' ? 'stage-move' : 'stage-proposal',
      locale,
      subject: () => (news.kind === 'move' ? m.mail_move_subject(facts()) : m.mail_proposal_subject(facts())),
      body: () => (
        <LetterFrame
          lang={locale}
          workspace={tx.workspace.name}
          why={m.mail_journey_why({ partnership: names.partnership })}
        >
          <p>{news.kind === 'move' ? m.mail_move_text(facts()) : m.mail_proposal_text(facts())}</p>
          <blockquote dir="auto">{news.reason}</blockquote>
          {news.gaps.length > 0 && <p>{m.mail_move_gaps({ gaps: keyActionList(news.gaps) })}</p>}
          <LetterButton href={href}>{m.mail_journey_button()}</LetterButton>
        </LetterFrame>
      ),
    })
}

async function namesOf(tx: Tx, news: News) {
  const partnership = await tx.db
    .selectFrom('partnerships')
    .select('name')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', news.partnershipId)
    .executeTakeFirstOrThrow()
  const nameOf = async (table: 'people' | 'organizations', id: string | null) =>
    id === null
      ? null
      : ((
          await tx.db
            .selectFrom(table)
            .select('name')
            .where('workspaceId', '=', tx.workspace.id)
            .where('id', '=', id)
            .executeTakeFirst()
        )?.name ?? null)
  return {
    partnership: partnership.name,
    person: await nameOf('people', news.personId),
    organization: await nameOf('organizations', news.organizationId),
  }
}
