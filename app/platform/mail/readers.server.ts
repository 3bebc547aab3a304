import type { Tx } from '../context/context.server.ts'
import type { Locale } from '../words/words.ts'
import { mailAddresses } from './addresses.server.ts'
import { languageOf } from './language.server.ts'

/** Somebody who can be written to, where and in which language. */
export interface MailReader {
  id: string
  name: string
  address: string
  locale: Locale
}

/** Of these people those who can be written to: who is not erased, has not asked to be left alone, and has an address. */
export async function mailReaders(tx: Tx, personIds: readonly string[]): Promise<MailReader[]> {
  if (personIds.length === 0) return []
  const people = await tx.db
    .selectFrom('people')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', 'in', [...personIds])
    .where('deletedAt', 'is', null)
    .where('doNotContact', '=', false)
    .select(['id', 'name', 'email', 'language'])
    .execute()
  const addresses = await mailAddresses(tx, people)
  return people.flatMap(({ id, name, language }) => {
    const address = addresses.get(id)
    return address === undefined ? [] : [{ id, name, address, locale: languageOf(tx, [language]) }]
  })
}
