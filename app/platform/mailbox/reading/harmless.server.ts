import sanitize from 'sanitize-html'

/** Markup that can't run, load or dress up as something else: for whoever keeps a mail as it looked. */
export const harmless = (html: string): string =>
  sanitize(html.slice(0, 1_000_000), {
    allowedTags: [
      ...['p', 'br', 'div', 'blockquote', 'pre', 'hr', 'ul', 'ol', 'li', 'a', 'b', 'strong', 'i', 'em', 'u'],
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'td', 'th', 'span'],
    ],
    allowedAttributes: { a: ['href'] },
    allowedSchemes: ['https', 'http', 'mailto'],
    disallowedTagsMode: 'discard',
    nestingLimit: 60,
  })
