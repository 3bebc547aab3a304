import { m } from '#platform/words/words.ts'
import type { FormAct } from './acts.ts'

interface ActWords {
  /** The heading of its form. */
  title: string
  /** On its button. */
  button: string
  /** What the next page says. */
  said: string
  note?: string
}

/** The words of an act's form, button and answer. */
export function actWords(act: FormAct): ActWords {
  switch (act) {
    case 'accept':
      return {
        title: m.commitment_accept_title(),
        button: m.commitment_accept(),
        said: m.commitment_accept_said(),
      }
    case 'fulfil':
      return {
        title: m.commitment_fulfil_title(),
        button: m.commitment_fulfil(),
        said: m.commitment_fulfil_said(),
      }
    case 'acknowledge':
      return {
        title: m.commitment_acknowledge_title(),
        button: m.commitment_acknowledge(),
        said: m.commitment_acknowledge_said(),
      }
    case 'dispute':
      return {
        title: m.commitment_dispute_title(),
        button: m.commitment_dispute(),
        said: m.commitment_dispute_said(),
        note: m.commitment_dispute_note(),
      }
    case 'settle':
      return {
        title: m.commitment_settle_title(),
        button: m.commitment_settle(),
        said: m.commitment_settle_said(),
      }
    case 'renegotiate':
      return {
        title: m.commitment_renegotiate_title(),
        button: m.commitment_renegotiate(),
        said: m.commitment_renegotiate_said(),
        note: m.commitment_renegotiate_note(),
      }
    case 'answer':
      return {
        title: m.commitment_answer_title(),
        button: m.commitment_answer(),
        said: m.commitment_answer_said(),
      }
    case 'withdraw':
      return {
        title: m.commitment_withdraw_title(),
        button: m.commitment_withdraw(),
        said: m.commitment_withdraw_said(),
        note: m.commitment_withdraw_note(),
      }
  }
}
