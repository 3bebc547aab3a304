/** The language that an address asks for; undefined where it asks for none. */
export function languageOf(url: URL): string | undefined {
  const wanted = url.searchParams.get('language') ?? ''
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(wanted) ? wanted : undefined
}

/** Languages that are offered where one chooses; others can be typed. */
export const commonLanguages = ['en', 'es', 'ar', 'vi', 'fr', 'de', 'pt', 'uk', 'zh', 'so'] as const
