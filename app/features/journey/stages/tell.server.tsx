import type { Tx } from '#platform/context/context.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler } from '#platform/features/feature.server.ts'
import { mailAddresses } from '#platform/mail/addresses.server.ts'
import { LetterButton, LetterFrame } from '#platform/mail/letter.tsx'
import { post } from '#platform/mail/mail.server.ts'
import { localeFor, m } from '#platform/words/words.ts'
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
    await tell(tx, {
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
    await tell(tx, {
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

async function tell(tx: Tx, news: News): Promise<void> {
  const names = await namesOf(tx, news)
  const href = `${tx.system.settings.publicUrl}/${tx.workspace.slug}/partnerships/${news.partnershipId}/journey`
  const people = await receivers(tx, news.partnershipId)
  const addresses = await mailAddresses(tx, people)
  for (const receiver of people) {
    const address = addresses.get(receiver.id)
    if (receiver.id === news.personId || address === undefined) continue
    const locale = receiver.language === null ? tx.workspace.language : localeFor(receiver.language)
    // The words are looked up inside the receiver's language, so nothing is put into words before.
    const facts = () => ({
      partnership: names.partnership,
      name: names.person ?? m.journey_someone(),
      organization: names.organization ?? '',
      from: stageWord(news.from),
      stage: stageWord(news.stage),
    })
    await post(tx, {
      to: { address, name: receiver.name, personId: receiver.id },
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
          <blockquote>{news.reason}</blockquote>
          {news.gaps.length > 0 && <p>{m.mail_move_gaps({ gaps: keyActionList(news.gaps) })}</p>}
          <LetterButton href={href}>{m.mail_journey_button()}</LetterButton>
        </LetterFrame>
      ),
    })
  }
}

/** People who stand for a partner of it now and haven't asked to be left alone. */
const receivers = (tx: Tx, partnershipId: string) =>
  tx.db
    .selectFrom('representatives')
    .innerJoin('partners', (join) =>
      join
        .onRef('partners.workspaceId', '=', 'representatives.workspaceId')
        .onRef('partners.id', '=', 'representatives.partnerId'),
    )
    .innerJoin('people', (join) =>
      join
        .onRef('people.workspaceId', '=', 'representatives.workspaceId')
        .onRef('people.id', '=', 'representatives.personId'),
    )
    .where('representatives.workspaceId', '=', tx.workspace.id)
    .where('representatives.partnershipId', '=', partnershipId)
    .where('representatives.endedOn', 'is', null)
    .where('partners.acceptedAt', 'is not', null)
    .where('partners.leftAt', 'is', null)
    .where('people.deletedAt', 'is', null)
    .where('people.doNotContact', '=', false)
    .select(['people.id', 'people.name', 'people.email', 'people.language'])
    .distinct()
    .execute()

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
