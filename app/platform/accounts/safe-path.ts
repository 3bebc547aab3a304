/** A path on this site to go on to, or null: never another site, whatever a link says. */
export function safePath(path: string | null): string | null {
  if (path === null || !/^\/(?![/\\])/.test(path)) return null
  const url = new URL(path, 'http://here')
  return url.origin === 'http://here' ? url.pathname + url.search : null
}
