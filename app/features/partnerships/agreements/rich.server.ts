/**
 * Marked-up text as HTML that can be shown. What somebody wrote may hold anything: only plain marks are left, links
 * lead to pages and mail only, and nothing of it runs, loads or looks like a part of our page.
 */
export const richText = (markdown: string): Promise<string> => safeText(markdown)

/** The same of what people say to each other: a line end is one, no headings, and names asked with an @ stand out. */
export function spokenText(markdown: string, names: readonly string[]): Promise<string> {
  const marked = names.map((name) => escapeHtml(name).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const asked = new RegExp(`(?<![\\p{L}\\p{N}._%+-])@(${marked.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  return safeText(markdown, {
    breaks: true,
    tags: { h1: 'p', h2: 'p', h3: 'p', h4: 'p', h5: 'p', h6: 'p' },
    text: (text, tag) =>
      names.length === 0 || tag === 'a' || tag === 'code'
        ? text
        : text.replace(asked, '<strong class="asked">$&</strong>'),
  })
}

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

interface Way {
  breaks?: boolean
  tags?: Record<string, string>
  /** Gets text with its letters escaped, and the tag it stands in. */
  text?: (text: string, tag: string) => string
}

async function safeText(markdown: string, way: Way = {}): Promise<string> {
  const [{ marked }, { default: sanitize }] = await Promise.all([import('marked'), import('sanitize-html')])
  const html = marked.parse(markdown, { async: false, gfm: true, breaks: way.breaks ?? false })
  return sanitize(html, {
    allowedTags: [
      ...['h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'blockquote', 'ul', 'ol', 'li', 'strong', 'em'],
      ...['del', 'code', 'pre', 'a', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
    ],
    allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    // The page has its title already.
    transformTags: {
      h1: 'h2',
      ...way.tags,
      a: sanitize.simpleTransform('a', { rel: 'noopener noreferrer nofollow' }),
    },
    ...(way.text === undefined ? {} : { textFilter: way.text }),
  })
}
