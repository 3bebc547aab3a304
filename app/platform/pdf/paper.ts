/** Where paper is Letter; everywhere else it is A4. */
const letter = new Set(['US', 'CA', 'MX', 'PR', 'CL', 'CO', 'CR', 'DO', 'GT', 'NI', 'PA', 'PH', 'SV', 'VE'])

export type Paper = 'A4' | 'LETTER'

/** The paper people have at hand in a country, given as ISO 3166. */
export const paperOf = (country: string): Paper => (letter.has(country.toUpperCase()) ? 'LETTER' : 'A4')

/** In points. */
export const heightOf = (paper: Paper): number => (paper === 'A4' ? 841.89 : 792)
