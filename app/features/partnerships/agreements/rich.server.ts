/**
 * Marked-up text as HTML that can be shown. What somebody wrote may hold anything: only plain marks are left, links
 * lead to pages and mail only, and nothing of it runs, loads or looks like a part of our page.
 */
export async function richText(markdown: string): Promise<string> {
  const [{ marked }, { default: sanitize }] = await Promise.all([import('marked'), import('sanitize-html')])
  const html = marked.parse(markdown, { async: false, gfm: true })
  return sanitize(html, {
    allowedTags: [
      ...['h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'blockquote', 'ul', 'ol', 'li', 'strong', 'em'],
      ...['del', 'code', 'pre', 'a', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
    ],
    allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    // The page has its title already.
    transformTags: { h1: 'h2', a: sanitize.simpleTransform('a', { rel: 'noopener noreferrer nofollow' }) },
  })
}
