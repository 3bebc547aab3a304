import { existsSync } from 'node:fs'
import { CommandRefused, WrongUsage } from '../doors/command.server.ts'
import type { Feature } from '../features/feature.server.ts'
import { m } from '../words/words.ts'
import { exportEverything } from './everything.server.ts'

export const exporting: Omit<Feature, 'name'> = {
  sentences: { 'workspace.exported': () => m.history_workspace_exported() },
  commands: {
    export: {
      usage: 'FILE --workspace SLUG [--json]',
      summary: 'Writes everything of a workspace to a new zip, a CSV for each kind of record.',
      run: async ({ args, json, path, inWorkspace, say }) => {
        const [typed] = args
        if (typed === undefined || args.length !== 1) throw new WrongUsage('Name the file to write.')
        const file = path(typed)
        if (existsSync(file)) throw new CommandRefused(`${file} is there already; name a new file.`)
        const made = await exportEverything(await inWorkspace(), file)
        say(
          json
            ? JSON.stringify({ file, ...made })
            : `${file} holds ${made.rows} rows in ${made.tables} tables. It holds names and addresses: keep it where others can’t read it.`,
        )
      },
    },
  },
}
