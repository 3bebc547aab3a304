/** Headers of every answer. Scripts run by nonce only; nothing is loaded from elsewhere. */
export function securityHeaders(nonce: string, https: boolean, development: boolean): Record<string, string> {
  return {
    'Content-Security-Policy': [
      "default-src 'self'",
      `script-src 'self' 'nonce-${nonce}'`,
      // In development styles arrive as elements that the bundler makes.
      development ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self' data:",
      development ? "connect-src 'self' ws:" : "connect-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    ...(https ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  }
}

/**
 * The request with a body of at most so many bytes: pages hold a form in memory, and nobody may fill it. Null
 * for one that says itself that it is longer; one that doesn't say breaks off there.
 */
export function withinBytes(request: Request, most: number): Request | null {
  const said = request.headers.get('content-length')
  if (said !== null) return Number(said) > most ? null : request
  if (request.body === null) return request
  let bytes = 0
  const counted = request.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength
        if (bytes > most) controller.error(new Error('a body too long'))
        else controller.enqueue(chunk)
      },
    }),
  )
  return new Request(request, { body: counted, duplex: 'half' } as RequestInit)
}

/**
 * Whether a write comes from our own pages. Browsers say where a request was made; one that says nothing at
 * all (an old one) is let through only if it carries an Origin that is ours.
 */
export function fromOurPages(request: Request, ourOrigin: string): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  const origin = request.headers.get('origin')
  if (origin === null) return false
  return origin === ourOrigin || origin === new URL(request.url).origin
}
