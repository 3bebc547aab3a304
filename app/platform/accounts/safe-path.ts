/** A path on this site to go on to, or null: never another site, whatever a link says. */
export function safePath(path: string | null): string | null {
  if (path === null || !path.startsWith('/') || !URL.canParse(path, 'http://here')) return null
  const url = new URL(path, 'http://here')
  // Read once more as a browser will: `/.//elsewhere` comes out as `//elsewhere`, which is a site.
  const out = url.pathname + url.search
  return url.origin === 'http://here' && !/^\/[/\\]/.test(out) ? out : null
}
