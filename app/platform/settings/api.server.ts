import { z } from 'zod'
import { accountsPolicy } from '../accounts/policy.ts'
import type { ApiResource } from '../api/resource.server.ts'
import type { Tx } from '../context/context.server.ts'
import { NotFound } from '../errors/errors.ts'
import { allow } from '../policy/policy.ts'
import { readWorkspaceSettings } from './change-workspace.server.ts'
import { workspaceSettings } from './workspace.ts'

async function own(tx: Tx) {
  allow(tx.actor, accountsPolicy.keepSettings)
  return { id: tx.workspace.id, slug: tx.workspace.slug, ...(await readWorkspaceSettings(tx)) }
}

const isHere = (tx: Tx, id: string): void => {
  if (id !== tx.workspace.id) throw new NotFound()
}

/** The key's own workspace, and no other. To be read: settings are changed by somebody who is there (decision 27). */
export const workspacesApi: ApiResource = {
  name: 'workspaces',
  summary:
    'The workspace of the key with its settings: its language, and the days within which things are due.',
  shape: workspaceSettings.extend({ id: z.uuid(), slug: z.string() }),
  list: async (tx) => ({ items: [await own(tx)], total: 1, next: null }),
  get: async (tx, id) => {
    isHere(tx, id)
    return own(tx)
  },
}
