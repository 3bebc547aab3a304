import type { OrganizationKind, PersonKind } from '../kinds.ts'
import { organizationKinds, personKinds } from '../kinds.ts'
import { plain } from './reading/values/text.ts'

/** The first that fits wins: what is special stands before what is general. Compared without case and accents. */
const organizationWords: [OrganizationKind, RegExp][] = [
  [
    'university',
    /\b(universit(y|ies)|universidad(es)?|college|community college|higher education|educacion superior|colegio universitario)\b/,
  ],
  [
    'school',
    /\b(schools?|escuelas?|school district|k 12|primaria|secundaria|preparatoria|instituto|kindergarten|preschool|guarderia|educacion|education)\b/,
  ],
  [
    'faith',
    /\b(faith|church(es)?|iglesias?|religious|religios[oa]|mosque|mezquita|synagogue|sinagoga|temple|templo|ministry|ministerio|parish|parroquia|diocese|diocesis|congregation|fe)\b/,
  ],
  ['health', /\b(health( care)?|hospitals?|clinics?|clinicas?|salud|medical|medic[oa]|sanitari[oa]|fqhc)\b/],
  [
    'government',
    /\b(government|govt|gobierno|municipal|municipality|municipio|city|county|condado|state agency|federal|public agency|agencia publica|ayuntamiento|tribal|public)\b/,
  ],
  [
    'funder',
    /\b(funders?|foundation|fundacion financiadora|philanthrop\w*|filantrop\w*|grantmaker|financiador(a|es)?|donor|donante)\b/,
  ],
  ['media', /\b(media|press|newspaper|radio|television|tv|periodico|prensa|medios|revista|magazine)\b/],
  [
    'network',
    /\b(networks?|red|redes|coalition|coalicion|alliance|alianza|association|asociacion|consortium|consorcio|federation|federacion|collaborative|collective impact)\b/,
  ],
  [
    'grassroots',
    /\b(grassroots|community group|grupo comunitario|neighborhood|neighbourhood|barrio|vecin(os|al)|resident(s|es)?|mutual aid|ayuda mutua|informal|comunitari[oa]|base)\b/,
  ],
  [
    'nonprofit',
    /\b(non ?profit|not for profit|sin (fines|animo) de lucro|ngo|ong|charity|charitable|caridad|501 ?c( ?3)?|501c3|cbo|community based|ac|asociacion civil|social enterprise|fundacion)\b/,
  ],
  [
    'business',
    /\b(business(es)?|for profit|compan(y|ies)|corporation|corp|inc|llc|private|empresas?|negocios?|comercio|privad[oa]|sociedad|limited company|ltd|store|tienda|retail)\b/,
  ],
]

/** Our kind of organization for the words a source uses for its own; `other` where none fits. */
export function organizationKindOf(...texts: (string | null | undefined)[]): OrganizationKind {
  for (const text of texts) {
    if (text === null || text === undefined) continue
    const words = plain(text)
    const own = organizationKinds.find((kind) => kind === words)
    if (own !== undefined && own !== 'other') return own
    const found = organizationWords.find(([, pattern]) => pattern.test(words))
    if (found !== undefined) return found[0]
  }
  return 'other'
}

/** Our kind of person for the word that reading gave. */
export function personKindOf(word: string | null): PersonKind {
  const own = word === 'elected_official' ? 'official' : (word ?? 'other').replaceAll('_', '-')
  return personKinds.find((kind) => kind === own) ?? 'other'
}
