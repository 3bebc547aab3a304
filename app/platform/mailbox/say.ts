import { m } from '../words/words.ts'
import type { HeldReason } from './held-mail.ts'

/** Why a mail is held, for whoever settles it; `refusal` is the rule's no in their language. */
export const reasonWords = (reason: HeldReason, person: string, refusal: string): string =>
  ({
    address: () => m.held_reason_address({ person }),
    gone: () => m.held_reason_gone({ person }),
    reach: () => m.held_reason_reach({ person }),
    refused: () => refusal,
    'no answers': () => m.held_reason_no_answers(),
    empty: () => m.held_reason_empty(),
  })[reason]()
