// biome-ignore-all format: one answer a line, so that a wave reads as a table
import { type Day, en, es, type Text } from './demo.ts'

/** Reliability, support of the mission, openness · influence, involvement, resources · collaboration · satisfaction. */
type Figures = [number, number, number, number, number, number, number, number]
interface Answer {
  by: string
  day: Day
  about: Record<string, Figures>
  comment?: Text
  /** To the workspace's own questions: a step about each partner, and words. */
  early?: Record<string, number>
  celebrate?: Text
}
export interface PulseItem {
  key: 'early' | 'celebrate' | 'learn'
  kind: 'scale' | 'open'
  texts: { en: string; es: string }
  by: string
  day: Day
}

/** Two added before the last pulse of Homework Harbor; the third waits for the next one, so nobody has answered it. */
export const pulseItems: PulseItem[] = [
  { key: 'early', kind: 'scale', by: 'amara-osei', day: -60, texts: { en: 'They tell us early when something changes.', es: 'Nos avisan con tiempo cuando algo cambia.' } },
  { key: 'celebrate', kind: 'open', by: 'amara-osei', day: -60, texts: { en: 'What should we celebrate together?', es: '¿Qué deberíamos celebrar juntos?' } },
  { key: 'learn', kind: 'open', by: 'amara-osei', day: -3, texts: { en: 'What have you learned from the others?', es: '¿Qué ha aprendido de los demás?' } },
]

export interface Pulse {
  partnership: string
  day: Day
  by: string
  /** How many days it takes answers. */
  days: number
  everyDays: number | null
  answers: Answer[]
}

const host = 'riverbend-outreach'
const harbor = 'harbor-youth'
const oak = 'oak-street-school'

/** Oak Street's trust dips while the gym stays full of boxes, and comes back; the host's falls at the end, after late notes and a van that never came. */
export const pulses: Pulse[] = [
  { partnership: 'homework-harbor', day: -228, by: 'amara-osei', days: 14, everyDays: null, answers: [
    { by: 'amara-osei', day: -227, about: { [harbor]: [3, 4, 3, 2, 4, 2, 2, 3], [oak]: [3, 3, 3, 4, 2, 3, 2, 3] } },
    { by: 'tomas-rivera', day: -224, about: { [harbor]: [3, 4, 4, 2, 3, 2, 2, 3], [oak]: [3, 3, 2, 3, 2, 3, 2, 3] } },
    { by: 'lucia-ferrer', day: -225, about: { [host]: [4, 4, 3, 4, 3, 4, 3, 4], [oak]: [3, 3, 3, 4, 2, 3, 2, 3] }, comment: es('Que la escuela nos avise antes cuando cambia una sala.') },
    { by: 'thanh-nguyen', day: -220, about: { [host]: [4, 3, 4, 3, 3, 4, 3, 3], [harbor]: [3, 4, 3, 2, 4, 2, 2, 3] } },
    { by: 'carol-jensen', day: -216, about: { [host]: [3, 4, 4, 3, 3, 3, 2, 3], [harbor]: [3, 3, 3, 2, 4, 2, 2, 3] } },
  ] },
  { partnership: 'homework-harbor', day: -160, by: 'lucia-ferrer', days: 14, everyDays: null, answers: [
    { by: 'amara-osei', day: -159, about: { [harbor]: [4, 4, 3, 3, 4, 2, 3, 4], [oak]: [3, 3, 3, 4, 3, 3, 3, 3] } },
    { by: 'tomas-rivera', day: -158, about: { [harbor]: [4, 4, 4, 2, 4, 2, 3, 3], [oak]: [3, 4, 3, 4, 3, 3, 3, 3] } },
    { by: 'lucia-ferrer', day: -157, about: { [host]: [4, 4, 4, 4, 3, 4, 3, 4], [oak]: [3, 3, 3, 4, 3, 3, 3, 3] } },
    { by: 'jamal-carter', day: -152, about: { [host]: [4, 4, 4, 3, 4, 4, 3, 4], [oak]: [3, 3, 3, 4, 3, 3, 3, 3] } },
    { by: 'thanh-nguyen', day: -150, about: { [host]: [4, 4, 4, 3, 3, 4, 3, 4], [harbor]: [4, 4, 3, 2, 4, 2, 3, 4] } },
  ] },
  { partnership: 'homework-harbor', day: -90, by: 'amara-osei', days: 14, everyDays: null, answers: [
    { by: 'amara-osei', day: -89, about: { [harbor]: [4, 4, 4, 3, 4, 3, 3, 4], [oak]: [2, 3, 2, 4, 2, 3, 3, 2] } },
    { by: 'tomas-rivera', day: -88, about: { [harbor]: [4, 4, 4, 3, 4, 2, 3, 4], [oak]: [2, 3, 3, 4, 2, 3, 3, 3] } },
    { by: 'lucia-ferrer', day: -86, about: { [host]: [4, 4, 4, 4, 3, 4, 4, 4], [oak]: [1, 3, 2, 4, 2, 3, 2, 2] }, comment: es('El almacén del gimnasio sigue lleno y nadie nos dice cuándo se vacía.') },
    { by: 'jamal-carter', day: -84, about: { [host]: [4, 4, 3, 3, 4, 4, 3, 4], [oak]: [2, 2, 2, 4, 2, 3, 2, 2] } },
    { by: 'thanh-nguyen', day: -80, about: { [host]: [4, 4, 3, 3, 3, 4, 3, 3], [harbor]: [4, 4, 3, 3, 4, 3, 3, 4] }, comment: en('Tell us who decides when Mr. Dubois is away.') },
    { by: 'carol-jensen', day: -79, about: { [host]: [3, 4, 4, 3, 3, 4, 3, 3], [harbor]: [4, 4, 4, 3, 4, 2, 3, 4] } },
  ] },
  { partnership: 'homework-harbor', day: -40, by: 'amara-osei', days: 14, everyDays: 91, answers: [
    { by: 'amara-osei', day: -39, about: { [harbor]: [4, 4, 4, 3, 4, 3, 4, 4], [oak]: [3, 4, 3, 4, 3, 4, 3, 3] }, early: { [harbor]: 4, [oak]: 2 } },
    { by: 'tomas-rivera', day: -38, about: { [harbor]: [4, 4, 4, 3, 4, 3, 3, 4], [oak]: [3, 3, 3, 4, 3, 4, 3, 4] } },
    { by: 'lucia-ferrer', day: -37, about: { [host]: [3, 4, 3, 4, 3, 3, 4, 3], [oak]: [3, 4, 3, 4, 3, 4, 3, 3] }, comment: es('Las notas llegan tarde. Cinco líneas el mismo día bastan.'), early: { [host]: 2, [oak]: 2 }, celebrate: es('Que en marzo nadie dejó de venir.') },
    { by: 'jamal-carter', day: -33, about: { [host]: [2, 4, 3, 3, 3, 3, 3, 3], [oak]: [3, 3, 3, 4, 3, 4, 3, 4] }, early: { [host]: 2, [oak]: 3 } },
    { by: 'thanh-nguyen', day: -30, about: { [host]: [3, 4, 3, 3, 3, 4, 3, 3], [harbor]: [4, 4, 4, 3, 4, 3, 3, 4] }, early: { [host]: 3, [harbor]: 4 }, celebrate: en('The first report card without a single missing homework.') },
    { by: 'carol-jensen', day: -28, about: { [host]: [3, 3, 3, 3, 3, 3, 3, 3], [harbor]: [4, 4, 4, 3, 4, 3, 3, 4] } },
  ] },
  // Open: Dana and Simone have not answered yet.
  { partnership: 'maple-walk-in', day: -4, by: 'dana-whitfield', days: 14, everyDays: 182, answers: [
    { by: 'amara-osei', day: -3, about: { 'maple-clinic': [4, 4, 4, 4, 4, 4, 4, 4], 'county-health': [3, 3, 2, 4, 2, 3, 2, 3] } },
  ] },
]
