import { findLikely, writeLikely } from '#features/landscape/duplicates/likely.server.ts'
import { addNote } from '#features/landscape/notes/add.server.ts'
import { addOrganization } from '#features/landscape/organizations/add.server.ts'
import { organizationAdd } from '#features/landscape/organizations/inputs.ts'
import { doubles } from '../doubles.ts'
import { type Town, yes } from './town.server.ts'

/** Writes organizations down a second time, and lists the pairs as an import would. */
export async function tellDoubles(town: Town): Promise<void> {
  for (const told of doubles) {
    const tx = await town.as(told.addedBy, told.day)
    const input = organizationAdd.parse({
      name: told.name,
      kind: 'grassroots',
      email: told.mail,
      phone: told.phone,
      city: 'Riverbend',
      offers: told.offers,
      tags: told.tags,
    })
    const { id } = yes(await addOrganization(tx, input), told.name)
    await addNote(await town.as(told.addedBy, told.day), {
      subjectKind: 'organization',
      subjectId: id,
      body: told.note,
      language: null,
      audience: 'organization',
    })
    const fields = { name: told.name, email: told.mail, phone: told.phone, city: 'Riverbend' }
    const pairs = await findLikely(tx, 'organization', [{ recordId: id, fields, extra: {} }], true)
    const found = pairs.filter((pair) => pair.otherId === town.id('organization', told.of))
    if (found.length !== 1) throw new Error(`${told.name} does not look like ${told.of}`)
    await writeLikely(tx, 'organization', null, found)
  }
}
