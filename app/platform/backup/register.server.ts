import { existsSync } from 'node:fs'
import { CommandRefused, WrongUsage } from '../doors/command.server.ts'
import type { Feature } from '../features/feature.server.ts'
import { copyOnceADay } from './copies.server.ts'
import { makeBackup } from './make.server.ts'

export const backups: Omit<Feature, 'name'> = {
  // A job without a workspace runs for each in turn: the first makes the day's copy, the others find it.
  jobs: { 'backup.daily': (ctx) => copyOnceADay(ctx.system) },
  schedules: [{ job: 'backup.daily', cron: '23 * * * *' }],
  commands: {
    backup: {
      usage: 'FILE [--json]',
      summary: 'Writes a copy of everything to a new file, while others keep working.',
      run: async ({ system, args, json, path, say }) => {
        const [typed] = args
        if (typed === undefined || args.length !== 1) throw new WrongUsage('Name the file to write.')
        const file = path(typed)
        if (existsSync(file)) throw new CommandRefused(`${file} is there already; name a new file.`)
        const made = await makeBackup(system, file)
        say(
          json
            ? JSON.stringify({ file, ...made })
            : `${file} holds ${made.rows} rows and ${made.files} files (${(made.bytes / 1e6).toFixed(1)} MB). It holds everything, sign-ins included: keep it where others can’t read it.`,
        )
      },
    },
  },
}
