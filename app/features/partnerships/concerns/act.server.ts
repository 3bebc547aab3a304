import type { Tx } from '#platform/context/context.server.ts'
import { Invalid, type Refusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { m } from '#platform/words/words.ts'
import { messageInput, reopeningInput, stewardInput, trustInput } from './inputs.ts'
import type { Key } from './open.server.ts'
import { withdrawConcern } from './raise.server.ts'
import { sayInConcern } from './say.server.ts'
import { reopenConcern } from './settle.server.ts'
import { agreeToSteward, proposeSteward, refuseSteward } from './steward.server.ts'
import { answerTrust } from './trust.server.ts'

/** What a raiser does on the page of a concern, signed in or by key: the verb that the form asks for, and what is said then. */
export async function actAsRaiser(
  tx: Tx,
  id: string,
  form: FormData,
  key: Key = null,
): Promise<{ answer: { historyId: string } | Refusal; say: string }> {
  switch (form.get('act')) {
    case 'say':
      return {
        answer: await sayInConcern(tx, id, parseForm(messageInput, form), key),
        say: m.concern_sent_said(),
      }
    case 'propose':
      return {
        answer: await proposeSteward(tx, id, parseForm(stewardInput, form), key),
        say: m.concern_proposed_said(),
      }
    case 'agree':
      return { answer: await agreeToSteward(tx, id), say: m.concern_agreed_said() }
    case 'refuse':
      return { answer: await refuseSteward(tx, id), say: m.concern_refused_said() }
    case 'withdraw':
      return { answer: await withdrawConcern(tx, id, key), say: m.concern_withdrawn_said() }
    case 'reopen':
      return {
        answer: await reopenConcern(tx, id, parseForm(reopeningInput, form), key),
        say: m.concern_reopened_said(),
      }
    case 'trust':
      return {
        answer: await answerTrust(tx, id, parseForm(trustInput, form), key),
        say: m.concern_trust_said(),
      }
    default:
      throw new Invalid([{ path: 'act', code: 'issue_choice' }])
  }
}
