import type { Tx } from '#platform/context/context.server.ts'
import { addDays, dayIn } from '#platform/context/days.ts'
import type { DueItem, DueSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { limitOf } from '#platform/settings/change-workspace.server.ts'
import { formatDay, formatDistance } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { currentAffiliations } from '../partners/representatives.server.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { type Agreement, waitingSigners } from './agreement.ts'
import { draftsThatFollow } from './reads.server.ts'
import { agreementsThatWait } from './waiting.server.ts'

/** Signatures that wait for the actor, signed agreements that come to their end, and those whose signer has left. */
export const agreementsDue: DueSource = {
  find: async (tx) => {
    const items: DueItem[] = []
    const endingDays = await limitOf(tx, 'agreementSecondReminderDays')
    const speaks = can(tx.actor, partnershipPolicy.speakFor, { organizationId: tx.actor.organizationId })
    for (const agreement of await agreementsThatWait(tx, endingDays)) {
      if (readsUntil(tx, agreement.partnershipId) !== null) continue
      items.push(...toSign(tx, agreement))
      if (speaks && isParty(tx, agreement))
        items.push(...ending(tx, agreement, endingDays), ...(await left(tx, agreement)))
    }
    return items
  },
}

const isParty = (tx: Tx, { sending }: Agreement) =>
  sending?.signers.some((one) => one.organizationId === tx.actor.organizationId) === true

const about = (agreement: Agreement, kind: string) => ({
  kind,
  recordId: agreement.id,
  partnershipId: agreement.partnershipId,
  href: `/agreements/${agreement.id}`,
})

function toSign(tx: Tx, agreement: Agreement): DueItem[] {
  const { sending } = agreement
  if (agreement.standing !== 'waiting' || sending === null) return []
  if (!waitingSigners(sending).some((one) => one.personId === tx.actor.personId)) return []
  const sentOn = dayIn(tx.workspace.timeZone, sending.sentAt)
  return [
    {
      ...about(agreement, 'agreement.sign'),
      group: 'waiting',
      dueOn: sentOn,
      title: m.agreement_due_sign({ title: agreement.title }),
      why: m.agreement_due_sign_why({ partnership: agreement.partnershipName }),
      when: formatDay(sentOn, tx.today),
      doneHref: `/agreements/${agreement.id}/sign`,
    },
  ]
}

/** Signed, near its last day, and nothing signed in its place. */
function ending(tx: Tx, agreement: Agreement, days: number): DueItem[] {
  const { endsOn } = agreement
  if (agreement.standing !== 'inForce' || endsOn === null || endsOn > addDays(tx.today, days)) return []
  return [
    {
      ...about(agreement, 'agreement.ends'),
      group: 'week',
      dueOn: endsOn,
      title: m.agreement_due_ends({ title: agreement.title }),
      why: m.agreement_due_ends_why({ partnership: agreement.partnershipName }),
      when: formatDistance(endsOn, tx.today),
      doneHref: null,
    },
  ]
}

/** Somebody who signed for the own organization, or is to, no longer belongs to it: another person has to stand for it. */
async function left(tx: Tx, agreement: Agreement): Promise<DueItem[]> {
  const waiting = agreement.standing === 'waiting'
  if (agreement.standing !== 'inForce' && !waiting) return []
  const signer = agreement.sending?.signers.find((one) => one.organizationId === tx.actor.organizationId)
  if (signer === undefined || (waiting && signer.signedAt !== null)) return []
  const still = await currentAffiliations(tx, signer.organizationId)
    .where('people.id', '=', signer.personId)
    .select('people.id')
    .executeTakeFirst()
  if (still !== undefined) return []
  const begun = (await draftsThatFollow(tx, [agreement.id])).get(agreement.id)
  return [
    {
      ...about(agreement, waiting ? 'agreement.seek' : 'agreement.resign'),
      group: 'waiting',
      dueOn: null,
      title: waiting
        ? m.agreement_due_seek({ title: agreement.title })
        : m.agreement_due_resign({ title: agreement.title }),
      why: (waiting ? m.agreement_due_seek_why : m.agreement_due_resign_why)({
        name: signer.personName,
        organization: signer.organizationName,
      }),
      when: '',
      doneHref:
        begun === undefined
          ? `/agreements/${agreement.id}/${waiting ? 'signer' : 'follow'}`
          : `/agreements/${begun}`,
    },
  ]
}
