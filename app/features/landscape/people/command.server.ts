import { read, write } from '#platform/context/transaction.server.ts'
import { type CommandHandler, WrongUsage } from '#platform/doors/command.server.ts'
import { refuse } from '#platform/doors/run.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { erasePerson, loadErasable } from './erase.server.ts'

/** `erase person ID`: the operator forgets somebody for good; the id is exact, so no name is asked for. */
export const eraseCommand: CommandHandler = {
  usage: 'ID --workspace SLUG [--json]',
  summary: 'Forgets a person for good: what is known of them, their sign-in, mail to them. Can’t be undone.',
  run: async ({ args: [id, ...more], json, inWorkspace, say }) => {
    if (id === undefined || more.length > 0) throw new WrongUsage('Give the id of one person.')
    const ctx = await inWorkspace()
    const { name } = await read(ctx, (tx) => loadErasable(tx, id))
    const erased = await write(ctx, (tx) => erasePerson(tx, id, { name }))
    if (isRefusal(erased)) return refuse(erased)
    say(
      json
        ? JSON.stringify({ erased: id })
        : `The person ${id} is forgotten. Copies made before today still hold their data until they are deleted.`,
    )
  },
}
