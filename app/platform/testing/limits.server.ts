import type { Ctx } from '../context/context.server.ts'
import { write } from '../context/transaction.server.ts'
import { changeWorkspace, readWorkspaceSettings } from '../settings/change-workspace.server.ts'
import type { Limits } from '../settings/limits.ts'
import { workspaceSettings } from '../settings/workspace.ts'

/** Sets limits of the workspace from today on, as its owner does; all others stay as they are. */
export const setLimits = (owner: Ctx, wanted: Partial<Limits>) =>
  write(owner, async (tx) =>
    changeWorkspace(tx, workspaceSettings.parse({ ...(await readWorkspaceSettings(tx)), ...wanted })),
  )
