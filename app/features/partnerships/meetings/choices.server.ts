import type { Tx } from '#platform/context/context.server.ts'
import { colleaguesOf } from '../commitments/people.server.ts'
import { type Partnership, presentPartners } from '../partnerships/partnership.ts'
import type { Named } from './meeting.ts'

/** Who can be asked, lead and host. */
export interface Choices {
  partners: Named[]
  people: { id: string; name: string; organization: string }[]
}

/** The partners, and their people that the reader may name. Those named already stay on the list. */
export async function choicesFor(
  tx: Tx,
  partnership: Partnership,
  kept: readonly Named[] = [],
): Promise<Choices> {
  const people = (await colleaguesOf(tx, partnership)).map(({ id, name, organization }) => ({
    id,
    name,
    organization,
  }))
  for (const { id, name } of kept)
    if (!people.some((one) => one.id === id)) people.push({ id, name, organization: '' })
  return {
    partners: presentPartners(partnership.partners).map(({ organizationId, name }) => ({
      id: organizationId,
      name,
    })),
    people,
  }
}
