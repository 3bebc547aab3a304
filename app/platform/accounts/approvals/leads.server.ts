import { comesIn } from '../../context/comes-in.server.ts'
import type { Tx } from '../../context/context.server.ts'
import { mailAddresses } from '../../mail/addresses.server.ts'
import { isLocale, type Locale } from '../../words/words.ts'

export interface Lead {
  personId: string
  name: string
  address: string
  locale: Locale
}

/** The leads of an organization who can sign in today: members whose affiliation runs. */
export async function leadsOf(tx: Tx, organizationId: string): Promise<Lead[]> {
  const rows = await tx.db
    .selectFrom('memberships')
    .innerJoin('people', (join) =>
      join
        .onRef('people.workspaceId', '=', 'memberships.workspaceId')
        .onRef('people.id', '=', 'memberships.personId'),
    )
    .where('memberships.workspaceId', '=', tx.workspace.id)
    .where('memberships.organizationId', '=', organizationId)
    .where('memberships.role', '=', 'lead')
    .where(comesIn(tx))
    .select(['people.id', 'people.name', 'people.email', 'people.language'])
    .orderBy('memberships.createdAt')
    .execute()
  const addresses = await mailAddresses(tx, rows)
  return rows.map(({ id, name, language }) => ({
    personId: id,
    name,
    address: addresses.get(id) ?? '',
    locale: isLocale(language) ? language : tx.workspace.language,
  }))
}
