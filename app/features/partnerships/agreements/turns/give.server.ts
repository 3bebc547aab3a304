import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'

/** Writes whose turn it is from now on. */
export const givePen = (tx: Tx, agreementId: string, organizationId: string, wanted = '') =>
  tx.db
    .insertInto('agreementTurns')
    .values({
      workspaceId: tx.workspace.id,
      id: uuid(),
      agreementId,
      organizationId,
      givenByOrganizationId: tx.actor.organizationId,
      givenByPersonId: tx.actor.personId,
      wanted,
      givenAt: tx.now,
    })
    .execute()
