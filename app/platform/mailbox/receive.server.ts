import { v7 as uuid } from 'uuid'
import type { Ctx, System, Tx } from '../context/context.server.ts'
import { keepHouse, write } from '../context/transaction.server.ts'
import { Forbidden, Invalid, isRefusal, NotFound, Refusal } from '../errors/errors.ts'
import { tokenAmong } from './address.ts'
import { hold, type Why } from './hold.server.ts'
import type { Outcome } from './incoming-counts.ts'
import { writeBack } from './letters.server.tsx'
import type { MailAnswer } from './mail-reply.server.ts'
import { type IncomingMail, readMail } from './reading/read-mail.server.ts'
import { type Addressed, addressed, addressesOf, contextOfPerson } from './who.server.ts'

/** It had come before, or comes by two ways at once: the other one took it. */
class CameBefore extends Error {}

/**
 * Takes one mail as it came (RFC 822), by whatever way. `recipients`: whom it was handed over for, beside those that it
 * names itself. `isCut`: it was too long, and this is its beginning. However often it is called with one mail, what
 * that says stands once. Throws only where it should be tried again later.
 */
export async function receiveMail(
  system: System,
  raw: Buffer,
  { recipients = [], isCut = false }: { recipients?: readonly string[]; isCut?: boolean } = {},
): Promise<Outcome> {
  try {
    const { inboundMail, publicUrl } = system.settings
    const mail = await readMail(raw, new URL(publicUrl).hostname, isCut)
    const token = inboundMail === null ? null : tokenAmong([...recipients, ...mail.recipients], inboundMail)
    const found = token === null ? null : await addressed(system, token)
    const outcome = found === null ? lost(mail) : await takeFor(found.house, found.to, mail)
    system.incoming[outcome] += 1
    system.log.info({ mail: mail.key.slice(0, 12), outcome }, 'mail came in')
    return outcome
  } catch (error) {
    system.incoming.failed += 1
    system.log.error({ err: error }, 'a mail could not be taken')
    throw error
  }
}

/** No house is known that could keep it: whoever handed it over keeps it. */
const lost = (mail: IncomingMail): Outcome => (mail.automatic === null ? 'unclaimed' : 'automatic')

async function takeFor(house: Ctx, to: Addressed, mail: IncomingMail): Promise<Outcome> {
  try {
    if (await keepHouse(house, (tx) => cameBefore(tx, mail))) return 'again'
    // Calendars answer by themselves, so this is asked before what machines write is left.
    const why =
      mail.calendar !== null
        ? await takeCalendar(house, to, mail.calendar, mail)
        : mail.automatic === null
          ? await takeAnswer(house, to, mail)
          : null
    if (mail.calendar === null && mail.automatic !== null) {
      await keepHouse(house, (tx) => once(tx, mail, 'automatic'))
      return 'automatic'
    }
    if (why === null) return 'taken'
    await keepHouse(house, async (tx) => {
      await once(tx, mail, 'held')
      await hold(tx, to, mail, why)
    })
    return 'held'
  } catch (error) {
    if (error instanceof CameBefore) return 'again'
    throw error
  }
}

const cameBefore = async (tx: Tx, mail: IncomingMail): Promise<boolean> =>
  (await tx.db
    .selectFrom('receivedMails')
    .where('workspaceId', '=', tx.workspace.id)
    .where('mailKey', '=', mail.key)
    .select('id')
    .executeTakeFirst()) !== undefined

/** Says in the transaction that takes a mail that it is taken; of two at once the second waits here, and throws. */
async function once(tx: Tx, mail: IncomingMail, outcome: 'taken' | 'held' | 'automatic'): Promise<void> {
  const said = await tx.db
    .insertInto('receivedMails')
    .values({ workspaceId: tx.workspace.id, id: uuid(), mailKey: mail.key, outcome, receivedAt: tx.now })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'mailKey']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (said === undefined) throw new CameBefore()
}

/** Null where it was taken, else why not. */
async function takeAnswer(house: Ctx, to: Addressed, mail: IncomingMail): Promise<Why | null> {
  const reply = house.system.registry.mailReplies.get(to.kind)
  if (reply === undefined) return { reason: 'no answers' }
  const { person, own } = await keepHouse(house, async (tx) => ({
    person: await contextOfPerson(tx, to.personId),
    own: await addressesOf(tx, to.personId),
  }))
  if (person === null) return { reason: 'gone' }
  if (mail.from === null || !own.has(mail.from.address)) return { reason: 'address' }
  if (mail.text === '' && mail.files.length === 0) return { reason: 'empty' }
  return unlessRefused(async () =>
    write(person, async (tx) => {
      await once(tx, mail, 'taken')
      const refusal = await reply.receive(tx, answerOf(to, mail))
      if (isRefusal(refusal)) return refusal
      if (mail.tooLarge.length > 0) await writeBack(tx, to.personId, { tooLarge: mail.tooLarge, mail })
    }),
  )
}

export const answerOf = (to: Addressed, mail: Omit<IncomingMail, 'key' | 'recipients'>): MailAnswer => ({
  subjectId: to.subjectId,
  personId: to.personId,
  text: mail.text,
  html: mail.html,
  attachments: mail.files.map(({ bytes, name, mediaType }) => new File([bytes], name, { type: mediaType })),
  messageId: mail.messageId,
  sentAt: mail.sentAt,
})

/** What an invitation is answered by comes from whoever was asked, with or without a sign-in. */
async function takeCalendar(
  house: Ctx,
  to: Addressed,
  text: string,
  mail: IncomingMail,
): Promise<Why | null> {
  const replies = house.system.registry.calendarReplies.get(to.kind)
  if (replies === undefined) return { reason: 'no answers' }
  if (mail.from === null) return { reason: 'address' }
  const from = mail.from.address
  const invited = await keepHouse(house, (tx) => contextOfInvited(tx, to.personId))
  return unlessRefused(async () =>
    write(invited, async (tx) => {
      await once(tx, mail, 'taken')
      return replies.receive(tx, { from, subjectId: to.subjectId, text })
    }),
  )
}

/** Who can't come in answers as whoever follows a link: as their person, of their organization. */
async function contextOfInvited(tx: Tx, personId: string): Promise<Ctx> {
  const member = await contextOfPerson(tx, personId)
  if (member !== null) return member
  const place = await tx.db
    .selectFrom('affiliations')
    .where('workspaceId', '=', tx.workspace.id)
    .where('personId', '=', personId)
    .where((where) => where.or([where('endedOn', 'is', null), where('endedOn', '>=', tx.today)]))
    .orderBy('createdAt')
    .select('organizationId')
    .executeTakeFirst()
  const { db: _, ...house } = tx
  return {
    ...house,
    actor: {
      ...house.actor,
      kind: 'link',
      role: 'representative',
      personId,
      organizationId: place?.organizationId ?? house.actor.organizationId,
    },
  }
}

/** A rule's no, and what is out of reach or not theirs to do, is a reason to hold it; all else is tried again. */
async function unlessRefused(take: () => Promise<undefined | Refusal>): Promise<Why | null> {
  try {
    const answer = await take()
    return isRefusal(answer) ? { reason: 'refused', refusal: answer } : null
  } catch (error) {
    if (error instanceof NotFound || error instanceof Forbidden) return { reason: 'reach' }
    if (error instanceof Invalid) return { reason: 'refused', refusal: new Refusal('mail_unfit') }
    throw error
  }
}
