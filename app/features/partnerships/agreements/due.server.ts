import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays, dayIn } from '#platform/context/days.ts'
import type { Due, DueItem, DueSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { limitOf } from '#platform/settings/reads.server.ts'
import { formatDay, formatDistance } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { partnershipPolicy } from '../policy.ts'
import { waitingSigners } from './agreement.ts'
import { draftsThatFollow } from './reads.server.ts'
import {
  agreementsEndingBy,
  agreementsToSign,
  type JudgedAgreement,
  judgedById,
  leftSigners,
  ownSignatures,
} from './waiting.server.ts'

/** Signatures that wait for the actor. */
export const signaturesDue = {
  perhaps: (tx: Tx) => sql`exists (${ownSignatures(tx)})`,
  find: async (tx: Tx): Promise<Due[]> =>
    (await agreementsToSign(tx)).flatMap((agreement) => toSign(tx, agreement)),
  tell,
} satisfies DueSource

/** Signed agreements that come to their end, and those whose signer has left, for who speaks for the own organization. */
export const agreementsDue = {
  find: async (tx: Tx): Promise<Due[]> => {
    const own = tx.actor.organizationId
    if (!can(tx.actor, partnershipPolicy.speakFor, { organizationId: own })) return []
    const dues: Due[] = []
    const ending = await agreementsEndingBy(
      tx,
      addDays(tx.today, await limitOf(tx, 'agreementSecondReminderDays')),
    )
    for (const agreement of ending)
      if (ownSigner(tx, agreement) !== undefined)
        dues.push({ ...about(agreement, 'agreement.ends'), group: 'week', dueOn: agreement.endsOn })
    for (const { agreement, isMissing } of await leftSigners(tx, { organizationId: own }))
      dues.push({
        ...about(agreement, isMissing ? 'agreement.seek' : 'agreement.resign'),
        group: 'waiting',
        dueOn: null,
      })
    return dues
  },
  tell,
} satisfies DueSource

async function tell(tx: Tx, dues: readonly Due[]): Promise<DueItem[]> {
  const ids = dues.map((due) => due.recordId)
  const agreements = new Map((await judgedById(tx, ids)).map((one) => [one.id, one]))
  const drafts = await draftsThatFollow(tx, ids)
  return dues.flatMap((due) => {
    const agreement = agreements.get(due.recordId)
    if (agreement === undefined) return []
    const words = wordsOf(tx, due, agreement, drafts.get(agreement.id))
    return [{ ...due, href: `/agreements/${agreement.id}`, ...words }]
  })
}

const ownSigner = (tx: Tx, { sending }: JudgedAgreement) =>
  sending?.signers.find((one) => one.organizationId === tx.actor.organizationId)

const about = ({ id, partnershipId }: JudgedAgreement, kind: string) => ({
  kind,
  recordId: id,
  partnershipId,
})

function toSign(tx: Tx, agreement: JudgedAgreement): Due[] {
  const { sending } = agreement
  if (agreement.standing !== 'waiting' || sending === null) return []
  if (!waitingSigners(sending).some((one) => one.personId === tx.actor.personId)) return []
  const dueOn = dayIn(tx.workspace.timeZone, sending.sentAt)
  return [{ ...about(agreement, 'agreement.sign'), group: 'waiting', dueOn }]
}

function wordsOf(
  tx: Tx,
  { kind, dueOn }: Due,
  agreement: JudgedAgreement,
  draft: string | undefined,
): Pick<DueItem, 'title' | 'why' | 'when' | 'doneHref'> {
  const { id, title, partnershipName: partnership } = agreement
  if (kind === 'agreement.sign' && dueOn !== null)
    return {
      title: m.agreement_due_sign({ title }),
      why: m.agreement_due_sign_why({ partnership }),
      when: formatDay(dueOn, tx.today),
      doneHref: `/agreements/${id}/sign`,
    }
  if (kind === 'agreement.ends' && dueOn !== null)
    return {
      title: m.agreement_due_ends({ title }),
      why: m.agreement_due_ends_why({ partnership }),
      when: formatDistance(dueOn, tx.today),
      doneHref: null,
    }
  // Who signed for the own organization, or is to, no longer belongs to it: another person has to stand for it.
  const signer = ownSigner(tx, agreement)
  const facts = { name: signer?.personName ?? '', organization: signer?.organizationName ?? '' }
  const isMissing = kind === 'agreement.seek'
  return {
    title: isMissing ? m.agreement_due_seek({ title }) : m.agreement_due_resign({ title }),
    why: isMissing ? m.agreement_due_seek_why(facts) : m.agreement_due_resign_why(facts),
    when: '',
    doneHref:
      draft === undefined ? `/agreements/${id}/${isMissing ? 'signer' : 'follow'}` : `/agreements/${draft}`,
  }
}
