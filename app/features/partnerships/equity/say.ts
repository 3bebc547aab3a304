import { formatList, formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import {
  type AskKind,
  type Figure,
  type Measure,
  readAs,
  type Span,
  type Spread,
  spreadOf,
} from './equity.ts'

export const measureWord = (measure: Measure): string =>
  ({
    chair: m.equity_chair,
    notes: m.equity_notes,
    host: m.equity_host,
    agenda: m.equity_agenda,
    speaking: m.equity_speaking,
    decided: m.equity_decided,
    promised: m.equity_promised,
    hours: m.equity_hours,
    received: m.equity_received,
  })[measure]()

export const askWord = (kind: AskKind): string =>
  ({
    pulse: m.equity_ask_pulse,
    meeting: m.equity_ask_meeting,
    minutes: m.equity_ask_minutes,
    vote: m.equity_ask_vote,
    mail: m.equity_ask_mail,
  })[kind]()

export const spanWord = (span: Span): string =>
  ({
    3: m.equity_span_3,
    6: m.equity_span_6,
    12: m.equity_span_12,
    24: m.equity_span_24,
    0: m.equity_span_all,
  })[span]()

/** So much of something, as people read it. */
export const amountWords = (measure: Measure, amount: number): string => formatNumber(readAs(measure, amount))

/** How one thing is spread, in one sentence. */
export const figureSentence = ({ measure, spread, total, shares }: Figure): string =>
  spreadSentence(spread, total, shares, (amount) => amountWords(measure, amount))

/** How what was asked of the partners is spread, in one sentence: whom the others come to. */
export const asksSentence = (asks: readonly { name: string; total: number }[]): string => {
  const totals = asks.map((one) => one.total)
  const total = totals.reduce((sum, one) => sum + one, 0)
  return spreadSentence(
    spreadOf(total, totals),
    total,
    asks.map(({ name, total: amount }) => ({ name, amount })),
    (amount) => formatNumber(amount),
  )
}

function spreadSentence(
  spread: Spread,
  total: number,
  shares: readonly { name: string; amount: number }[],
  words: (amount: number) => string,
): string {
  if (total === 0) return m.equity_says_none()
  const amount = Math.max(...shares.map((one) => one.amount))
  const most = shares.filter((one) => one.amount === amount)
  const facts = {
    organization: formatList(most.map((one) => one.name)),
    amount: words(amount),
    total: words(total),
  }
  // Of two who have as much, none is named alone.
  if (spread === 'tilted' && most.length > 1) return m.equity_says_tilted_alike(facts)
  return {
    few: m.equity_says_few,
    even: m.equity_says_even,
    tilted: m.equity_says_tilted,
    one: m.equity_says_one,
  }[spread](facts)
}

/** Evenness as people read it: 0 where one has all, 100 where all have as much. */
export const evennessWords = (evenness: number): string => formatNumber(Math.round(evenness * 100), 0)
