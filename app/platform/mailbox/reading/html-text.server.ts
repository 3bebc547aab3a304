import { convert } from 'html-to-text'

/** The most letters of markup that are looked at: a mail is read while others wait. */
const mostLetters = 1_000_000

/** What an HTML mail says, as plain text: what it quotes marked by angles, nothing of what it would load or run. */
export function textOfHtml(html: string): string {
  return convert(html.slice(0, mostLetters), {
    wordwrap: false,
    limits: { maxInputLength: mostLetters, maxDepth: 200, maxChildNodes: 20_000 },
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: 'style', format: 'skip' },
      { selector: 'script', format: 'skip' },
      { selector: 'head', format: 'skip' },
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, ignoreHref: false, baseUrl: '' } },
      { selector: 'blockquote', format: 'blockquote', options: { trimEmptyLines: false } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
    ],
  })
}
