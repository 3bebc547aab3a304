import { write } from '../../context/transaction.server.ts'
import { refuse } from '../../doors/run.server.ts'
import { isRefusal } from '../../errors/errors.ts'
import type { Feature } from '../../features/feature.server.ts'
import { mergeColumns } from '../../features/merge-columns.server.ts'
import { parseInput } from '../../http/form.server.ts'
import { m } from '../../words/words.ts'
import { createApiKey } from './create.server.ts'
import { keyErasure } from './erase.server.ts'
import { apiKeyInput } from './key.ts'

export const apiKeys: Omit<Feature, 'name'> = {
  erasures: [keyErasure],
  merges: mergeColumns('organization', [
    ['api_keys', 'organization_id', (count) => m.merge_api_keys({ count })],
  ]),
  sentences: {
    'apiKey.created': ({ asked }) =>
      asked === 'lead'
        ? m.history_api_key_created_waits()
        : asked === 'nobody'
          ? m.history_api_key_created_nobody()
          : asked === 'operator'
            ? m.history_api_key_created_operator()
            : m.history_api_key_created(),
    'ownKey.created': () => m.history_own_key_created(),
    'ownKey.ended': () => m.history_own_key_ended(),
    'apiKey.revoked': () => m.history_api_key_revoked(),
  },
  commands: {
    'token create': {
      usage: '--workspace SLUG --role ROLE [--organization ID] [--name NAME] [--json]',
      summary: 'Makes a key for the API. It is shown once.',
      options: { role: 'text', organization: 'text', name: 'text' },
      run: async ({ options, json, inWorkspace, say, tell }) => {
        const ctx = await inWorkspace()
        const input = parseInput(apiKeyInput, {
          name: options.name ?? 'command line',
          role: options.role,
          organizationId: options.organization,
        })
        const made = await write(ctx, (tx) => createApiKey(tx, input))
        if (isRefusal(made)) return refuse(made)
        say(json ? JSON.stringify({ token: made.token, id: made.id }) : made.token)
        if (!json) tell('Keep it now: it is not shown again.')
      },
    },
  },
}
