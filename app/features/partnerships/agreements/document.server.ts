import { createHash } from 'node:crypto'
import { formatDay, formatList } from '#platform/words/format.ts'
import { speak } from '#platform/words/speaking.server.ts'
import { localeFor, m } from '#platform/words/words.ts'
import type { Agreement } from './agreement.ts'
import { type NamedBudgetLine, withBudget } from './budget/budget.ts'
import { kindWord } from './say.ts'

/**
 * The whole document as it is signed, in Markdown: title, kind, parties, days, text and budget. It is made once, when it is
 * sent, in the language of the agreement, and kept letter by letter.
 */
export const documentText = (
  agreement: Pick<Agreement, 'title' | 'kind' | 'beginsOn' | 'endsOn' | 'language'>,
  parties: readonly string[],
  text: { body: string; budget: readonly NamedBudgetLine[] },
): string =>
  speak(localeFor(agreement.language), () =>
    [
      `# ${agreement.title}`,
      kindWord(agreement.kind),
      m.agreement_document_parties({ parties: formatList(parties) }),
      periodWords(agreement),
      '---',
      withBudget(text.body, text.budget),
    ].join('\n\n'),
  ).concat('\n')

function periodWords({ beginsOn, endsOn }: Pick<Agreement, 'beginsOn' | 'endsOn'>): string {
  if (beginsOn !== null && endsOn !== null)
    return m.agreement_document_period({ from: formatDay(beginsOn), until: formatDay(endsOn) })
  if (beginsOn !== null) return m.agreement_document_from({ from: formatDay(beginsOn) })
  if (endsOn !== null) return m.agreement_document_until({ until: formatDay(endsOn) })
  return m.agreement_document_no_days()
}

/** The whole text of a version, in the language of the agreement: with its budget, where it does not say it itself. */
export const wholeText = (
  { language }: Pick<Agreement, 'language'>,
  text: { body: string; budget: readonly NamedBudgetLine[] } | undefined,
): string => (text === undefined ? '' : speak(localeFor(language), () => withBudget(text.body, text.budget)))

/** SHA-256 of a document's UTF-8 bytes: what `sha256sum` says of the file that can be downloaded. */
export const sha256 = (document: string): string => createHash('sha256').update(document).digest('hex')
