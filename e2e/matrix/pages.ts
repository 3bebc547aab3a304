import { equity } from './pages/equity.ts'
import { goals } from './pages/goals.ts'
import { journey } from './pages/journey.ts'
import { landscape } from './pages/landscape.ts'
import { meetings } from './pages/meetings.ts'
import { partnerships } from './pages/partnerships.ts'
import { promises } from './pages/promises.ts'
import { talking } from './pages/talking.ts'
import { workspace } from './pages/workspace.ts'
import { together } from './together.ts'

/** Every address within a workspace, a line each. */
export const inWorkspace = together(
  workspace,
  landscape,
  partnerships,
  goals,
  talking,
  meetings,
  promises,
  equity,
  journey,
)
