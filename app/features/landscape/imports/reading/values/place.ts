import { plain } from './text.ts'

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const pairs = letters.flatMap((first) => letters.map((second) => first + second))

const countries = new Map<string, string>()
for (const locale of ['es', 'en']) {
  const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' })
  // Codes such as UK and SU are aliases: their names belong to the codes that the names lead back to.
  for (const code of pairs) {
    const name = names.of(code)
    if (name && new Intl.Locale('und', { region: code }).maximize().region === code)
      countries.set(plain(name), code)
  }
}
for (const [name, code] of [
  ['usa', 'US'],
  ['us', 'US'],
  ['u s a', 'US'],
  ['united states of america', 'US'],
  ['ee uu', 'US'],
  ['eeuu', 'US'],
  ['uk', 'GB'],
  ['great britain', 'GB'],
] as const) {
  countries.set(name, code)
}

/** ISO 3166-1 code of a country from its code or its English or Spanish name. */
export function readCountry(value: string): string | null {
  const text = value.trim()
  const code = text.toUpperCase()
  if (/^[A-Z]{2}$/.test(code) && [...countries.values()].includes(code)) return code
  return countries.get(plain(text)) ?? null
}

const statesOfUs =
  'AL:Alabama AK:Alaska AZ:Arizona AR:Arkansas CA:California CO:Colorado CT:Connecticut DE:Delaware DC:District_of_Columbia FL:Florida GA:Georgia HI:Hawaii ID:Idaho IL:Illinois IN:Indiana IA:Iowa KS:Kansas KY:Kentucky LA:Louisiana ME:Maine MD:Maryland MA:Massachusetts MI:Michigan MN:Minnesota MS:Mississippi MO:Missouri MT:Montana NE:Nebraska NV:Nevada NH:New_Hampshire NJ:New_Jersey NM:New_Mexico NY:New_York NC:North_Carolina ND:North_Dakota OH:Ohio OK:Oklahoma OR:Oregon PA:Pennsylvania RI:Rhode_Island SC:South_Carolina SD:South_Dakota TN:Tennessee TX:Texas UT:Utah VT:Vermont VA:Virginia WA:Washington WV:West_Virginia WI:Wisconsin WY:Wyoming PR:Puerto_Rico GU:Guam VI:Virgin_Islands AS:American_Samoa MP:Northern_Mariana_Islands AA:Armed_Forces_Americas AE:Armed_Forces_Europe AP:Armed_Forces_Pacific'
const states = new Map(
  statesOfUs.split(' ').map((pair) => {
    const [code = '', name = ''] = pair.split(':')
    return [plain(name.replaceAll('_', ' ')), code]
  }),
)
const stateCodes = new Set(states.values())

/** Two letters for a state of the United States; anything else stays as it is written. */
export function readRegion(value: string): string {
  const text = value.trim()
  if (stateCodes.has(text.toUpperCase())) return text.toUpperCase()
  return states.get(plain(text)) ?? text
}

export const isUsState = (value: string): boolean => stateCodes.has(value.trim())
export const isUsPostalCode = (value: string): boolean => /^\d{5}(-\d{4})?$/.test(value.trim())
