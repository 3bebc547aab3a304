import { passagesOf } from './passages.ts'

/** The longest clause that can be quoted. */
export const longestClause = 2000

/**
 * The clauses of a text in Markdown, in their order: each paragraph and each point of a list, in plain words. Headings,
 * rules and tables are no clauses, and what stands there twice is one.
 */
export function clausesOf(body: string): string[] {
  const clauses = passagesOf(body).flatMap(({ text, clause }) => {
    if (!clause) return []
    const words = plain(
      text
        .replace(/^(?:[-*+]|\d+[.)])\s+/, '')
        .split('\n')
        .map((line) => line.replace(/^\s*>\s?/, '').trim())
        .join(' '),
    )
    return words !== '' && words.length <= longestClause ? [words] : []
  })
  return [...new Set(clauses)]
}

/** Without marks. What is escaped is set aside first, as it is no mark. */
const plain = (text: string): string =>
  text
    .replace(/\\([\\`*_{}[\]()#+\-.!~])/g, (_, sign: string) =>
      String.fromCharCode(aside + sign.charCodeAt(0)),
    )
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|__|~~|`/g, '')
    .replace(/(^|\W)[*_](\S(?:.*?\S)?)[*_](?=\W|$)/g, '$1$2')
    .replace(/[\uE000-\uE07F]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - aside))
    .replace(/\s+/g, ' ')
    .trim()
const aside = 0xe000
