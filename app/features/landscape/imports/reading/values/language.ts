import { plain } from './text.ts'

const codes =
  'aa ab af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cs cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ig ii ik is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu ase yue hmn mix nah prs haw chr lus kea fil rom zgh'.split(
    ' ',
  )

const byName = new Map<string, string>()
for (const locale of ['es', 'en']) {
  const names = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' })
  for (const code of codes) {
    const name = names.of(code)
    if (name) byName.set(plain(name), code)
  }
}
for (const [name, code] of Object.entries({
  tagalog: 'tl',
  mandarin: 'zh',
  'chinese mandarin': 'zh',
  'mandarin chinese': 'zh',
  'chinese cantonese': 'yue',
  'haitian creole': 'ht',
  creole: 'ht',
  kreyol: 'ht',
  farsi: 'fa',
  castilian: 'es',
  castellano: 'es',
  asl: 'ase',
  'sign language': 'ase',
  hmong: 'hmn',
  mixteco: 'mix',
  mixtec: 'mix',
  dari: 'prs',
  khmer: 'km',
  cambodian: 'km',
  eng: 'en',
  spa: 'es',
})) {
  byName.set(name, code)
}
const known = new Set(codes)

/** BCP 47 tag of a language from its tag or its English or Spanish name, without what stands in brackets. */
export function readLanguage(value: string): string | null {
  const text = value.trim()
  const named = byName.get(plain(text)) ?? byName.get(plain(text.replace(/\(.*?\)/g, '')))
  if (named) return named
  const [primary = ''] = text.toLowerCase().split(/[-_]/)
  if (!known.has(primary) || !/^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/i.test(text)) return null
  try {
    return Intl.getCanonicalLocales(text.replaceAll('_', '-'))[0] ?? null
  } catch {
    return null
  }
}
