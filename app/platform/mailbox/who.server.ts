import { sql } from 'kysely'
import { hashToken } from '../accounts/tokens.server.ts'
import { contextOf, jobContext, personActor } from '../context/actors.server.ts'
import type { Ctx, System, Tx } from '../context/context.server.ts'
import { isLocale } from '../words/words.ts'
import type { ReplySubject } from './address.ts'

/** What an address was made for, and for whom. */
export interface Addressed extends ReplySubject {
  personId: string
}

/** Whose address this is, and the house it belongs to; null where it is nobody's. */
export async function addressed(
  system: System,
  token: string,
): Promise<{ house: Ctx; to: Addressed } | null> {
  const row = await system.database.transaction({ as: 'door', readOnly: true }, (db) =>
    db
      .selectFrom('replyAddresses')
      .where('tokenHash', '=', hashToken(token))
      .select(['workspaceId', 'kind', 'subjectId', 'personId'])
      .executeTakeFirst(),
  )
  if (row === undefined) return null
  const { workspaceId, ...to } = row
  const house = await jobContext(system, workspaceId)
  return house === null ? null : { house, to }
}

/** The context a person comes in with now, as the door would give it to them; null where it would not let them in. */
export async function contextOfPerson(tx: Tx, personId: string): Promise<Ctx | null> {
  const member = await personActor(tx.db, tx.workspace, personId, tx.today)
  return member === null
    ? null
    : contextOf(tx.system, tx.workspace, member, {
        ...(isLocale(member.language) ? { locale: member.language } : {}),
        zone: member.zone,
        requestId: tx.requestId,
      })
}

/** Where this person may write from, in small letters: where they sign in, and the address in their record. */
export async function addressesOf(tx: Tx, personId: string): Promise<ReadonlySet<string>> {
  const person = await tx.db
    .selectFrom('people')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', personId)
    .where('deletedAt', 'is', null)
    .select('email')
    .executeTakeFirst()
  const { rows } = await sql<{ address: string }>`
    select address from sign_in_addresses(array[${personId}]::uuid[])`.execute(tx.db)
  return new Set(
    [person?.email ?? '', ...rows.map(({ address }) => address)].flatMap((address) =>
      address === '' ? [] : [address.toLowerCase()],
    ),
  )
}
