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

/** One asked from the first pulse on, one since the last of Homework Harbor; the third waits for the next one, so nobody has answered it. */
export const pulseItems: PulseItem[] = [
  { key: 'early', kind: 'scale', by: 'amara-osei', day: -680, texts: { en: 'They tell us early when something changes.', es: 'Nos avisan con tiempo cuando algo cambia.' } },
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
const door = 'open-door'
const hospital = 'valley-hospital'
const city = 'city-neighborhoods'
const table = 'harvest-table'
const grocers = 'second-street-grocers'
const farms = 'delta-farms'
const port = 'port-of-riverbend'
const college = 'riverbend-college'

/** Oak Street's trust dips while the gym stays full of boxes, and comes back; the host's falls at the end, after late notes and a van that never came. */
export const pulses: Pulse[] = [
  { partnership: 'homework-harbor', day: -228, by: 'amara-osei', days: 14, everyDays: null, answers: [
    { by: 'amara-osei', day: -227, about: { [harbor]: [3, 4, 3, 2, 4, 2, 2, 3], [oak]: [3, 3, 3, 4, 2, 3, 2, 3] }, early: { [harbor]: 3, [oak]: 2 } },
    { by: 'tomas-rivera', day: -224, about: { [harbor]: [3, 4, 4, 2, 3, 2, 2, 3], [oak]: [3, 3, 2, 3, 2, 3, 2, 3] }, early: { [harbor]: 3, [oak]: 2 } },
    { by: 'lucia-ferrer', day: -225, about: { [host]: [4, 4, 3, 4, 3, 4, 3, 4], [oak]: [3, 3, 3, 4, 2, 3, 2, 3] }, comment: es('Que la escuela nos avise antes cuando cambia una sala.'), early: { [host]: 3, [oak]: 2 } },
    { by: 'thanh-nguyen', day: -220, about: { [host]: [4, 3, 4, 3, 3, 4, 3, 3], [harbor]: [3, 4, 3, 2, 4, 2, 2, 3] }, early: { [host]: 4, [harbor]: 3 } },
    { by: 'carol-jensen', day: -216, about: { [host]: [3, 4, 4, 3, 3, 3, 2, 3], [harbor]: [3, 3, 3, 2, 4, 2, 2, 3] }, early: { [host]: 4, [harbor]: 3 } },
  ] },
  { partnership: 'homework-harbor', day: -160, by: 'lucia-ferrer', days: 14, everyDays: null, answers: [
    { by: 'amara-osei', day: -159, about: { [harbor]: [4, 4, 3, 3, 4, 2, 3, 4], [oak]: [3, 3, 3, 4, 3, 3, 3, 3] }, early: { [harbor]: 4, [oak]: 2 } },
    { by: 'tomas-rivera', day: -158, about: { [harbor]: [4, 4, 4, 2, 4, 2, 3, 3], [oak]: [3, 4, 3, 4, 3, 3, 3, 3] }, early: { [harbor]: 3, [oak]: 2 } },
    { by: 'lucia-ferrer', day: -157, about: { [host]: [4, 4, 4, 4, 3, 4, 3, 4], [oak]: [3, 3, 3, 4, 3, 3, 3, 3] }, early: { [host]: 4, [oak]: 2 } },
    { by: 'jamal-carter', day: -152, about: { [host]: [4, 4, 4, 3, 4, 4, 3, 4], [oak]: [3, 3, 3, 4, 3, 3, 3, 3] }, early: { [host]: 3, [oak]: 3 } },
    { by: 'thanh-nguyen', day: -150, about: { [host]: [4, 4, 4, 3, 3, 4, 3, 4], [harbor]: [4, 4, 3, 2, 4, 2, 3, 4] }, early: { [host]: 4, [harbor]: 4 } },
  ] },
  { partnership: 'homework-harbor', day: -90, by: 'amara-osei', days: 14, everyDays: null, answers: [
    { by: 'amara-osei', day: -89, about: { [harbor]: [4, 4, 4, 3, 4, 3, 3, 4], [oak]: [2, 3, 2, 4, 2, 3, 3, 2] }, early: { [harbor]: 4, [oak]: 1 } },
    { by: 'tomas-rivera', day: -88, about: { [harbor]: [4, 4, 4, 3, 4, 2, 3, 4], [oak]: [2, 3, 3, 4, 2, 3, 3, 3] }, early: { [harbor]: 4, [oak]: 2 } },
    { by: 'lucia-ferrer', day: -86, about: { [host]: [4, 4, 4, 4, 3, 4, 4, 4], [oak]: [1, 3, 2, 4, 2, 3, 2, 2] }, comment: es('El almacén del gimnasio sigue lleno y nadie nos dice cuándo se vacía.'), early: { [host]: 4, [oak]: 1 } },
    { by: 'jamal-carter', day: -84, about: { [host]: [4, 4, 3, 3, 4, 4, 3, 4], [oak]: [2, 2, 2, 4, 2, 3, 2, 2] }, early: { [host]: 3, [oak]: 1 } },
    { by: 'thanh-nguyen', day: -80, about: { [host]: [4, 4, 3, 3, 3, 4, 3, 3], [harbor]: [4, 4, 3, 3, 4, 3, 3, 4] }, comment: en('Tell us who decides when Mr. Dubois is away.'), early: { [host]: 3, [harbor]: 4 } },
    { by: 'carol-jensen', day: -79, about: { [host]: [3, 4, 4, 3, 3, 4, 3, 3], [harbor]: [4, 4, 4, 3, 4, 2, 3, 4] }, early: { [host]: 3, [harbor]: 4 } },
  ] },
  { partnership: 'homework-harbor', day: -40, by: 'amara-osei', days: 14, everyDays: 91, answers: [
    { by: 'amara-osei', day: -39, about: { [harbor]: [4, 4, 4, 3, 4, 3, 4, 4], [oak]: [3, 4, 3, 4, 3, 4, 3, 3] }, early: { [harbor]: 4, [oak]: 2 } },
    { by: 'tomas-rivera', day: -38, about: { [harbor]: [4, 4, 4, 3, 4, 3, 3, 4], [oak]: [3, 3, 3, 4, 3, 4, 3, 4] } },
    { by: 'lucia-ferrer', day: -37, about: { [host]: [3, 4, 3, 4, 3, 3, 4, 3], [oak]: [3, 4, 3, 4, 3, 4, 3, 3] }, comment: es('Las notas llegan tarde. Cinco líneas el mismo día bastan.'), early: { [host]: 2, [oak]: 2 }, celebrate: es('Que en marzo nadie dejó de venir.') },
    { by: 'jamal-carter', day: -33, about: { [host]: [2, 4, 3, 3, 3, 3, 3, 3], [oak]: [3, 3, 3, 4, 3, 4, 3, 4] }, early: { [host]: 2, [oak]: 3 } },
    { by: 'thanh-nguyen', day: -30, about: { [host]: [3, 4, 3, 3, 3, 4, 3, 3], [harbor]: [4, 4, 4, 3, 4, 3, 3, 4] }, early: { [host]: 3, [harbor]: 4 }, celebrate: en('The first report card without a single missing homework.') },
    { by: 'carol-jensen', day: -28, about: { [host]: [3, 3, 3, 3, 3, 3, 3, 3], [harbor]: [4, 4, 4, 3, 4, 3, 3, 4] } },
  ] },
  // The shelter and the hospital grow to trust each other for a year and a half; then the wards are put together, and the two no longer see the same.
  { partnership: 'warm-nights', day: -640, by: 'luz-carrillo', days: 14, everyDays: null, answers: [
    { by: 'amara-osei', day: -639, about: { [door]: [3, 4, 4, 2, 4, 2, 2, 3], [hospital]: [2, 3, 2, 3, 2, 3, 1, 2], [city]: [2, 3, 2, 4, 1, 4, 1, 2] }, early: { [door]: 3, [hospital]: 2, [city]: 2 } },
    { by: 'tomas-rivera', day: -636, about: { [door]: [4, 4, 4, 2, 4, 2, 2, 3], [hospital]: [2, 3, 3, 3, 2, 3, 1, 2] }, early: { [door]: 4, [hospital]: 2 } },
    { by: 'luz-carrillo', day: -640, about: { [host]: [3, 4, 4, 3, 3, 3, 2, 3], [hospital]: [2, 2, 2, 4, 2, 3, 1, 2], [city]: [2, 2, 2, 4, 1, 3, 1, 2] }, comment: en('The ward calls us when the ambulance is already in the yard.'), early: { [host]: 3, [hospital]: 2, [city]: 2 } },
    { by: 'danny-frost', day: -634, about: { [host]: [3, 4, 4, 3, 3, 3, 2, 3], [hospital]: [2, 3, 2, 4, 2, 3, 1, 2] }, early: { [host]: 3, [hospital]: 2 } },
    { by: 'judith-blum', day: -632, about: { [host]: [3, 4, 3, 3, 3, 3, 2, 3], [door]: [3, 4, 3, 2, 4, 2, 2, 3] }, early: { [host]: 3, [door]: 3 } },
  ] },
  { partnership: 'warm-nights', day: -520, by: 'amara-osei', days: 14, everyDays: null, answers: [
    { by: 'amara-osei', day: -519, about: { [door]: [4, 4, 4, 3, 4, 2, 3, 4], [hospital]: [3, 3, 3, 3, 3, 3, 2, 3], [city]: [2, 3, 3, 4, 2, 4, 2, 2] }, early: { [door]: 4, [hospital]: 3, [city]: 2 } },
    { by: 'tomas-rivera', day: -517, about: { [door]: [4, 4, 4, 3, 4, 2, 3, 3], [hospital]: [3, 3, 3, 3, 3, 3, 2, 3] }, early: { [door]: 4, [hospital]: 3 } },
    { by: 'luz-carrillo', day: -518, about: { [host]: [3, 4, 4, 3, 4, 3, 3, 4], [hospital]: [3, 3, 3, 4, 3, 3, 2, 3], [city]: [2, 3, 2, 4, 2, 4, 2, 2] }, early: { [host]: 4, [hospital]: 3, [city]: 2 } },
    { by: 'danny-frost', day: -511, about: { [host]: [3, 4, 4, 3, 4, 3, 3, 3], [hospital]: [3, 4, 3, 4, 3, 3, 3, 3] }, comment: en('The phone on the ward is picked up at the second ring.'), early: { [host]: 3, [hospital]: 3 } },
    { by: 'judith-blum', day: -515, about: { [host]: [4, 4, 3, 3, 3, 3, 3, 3], [door]: [4, 4, 4, 3, 4, 2, 3, 4], [city]: [3, 3, 2, 4, 2, 4, 2, 2] }, early: { [host]: 3, [door]: 4, [city]: 2 } },
  ] },
  { partnership: 'warm-nights', day: -405, by: 'judith-blum', days: 14, everyDays: null, answers: [
    { by: 'amara-osei', day: -404, about: { [door]: [4, 4, 4, 3, 4, 3, 4, 4], [hospital]: [3, 4, 3, 3, 3, 3, 3, 3], [city]: [3, 3, 3, 4, 2, 4, 2, 3] }, early: { [door]: 4, [hospital]: 3, [city]: 3 } },
    { by: 'tomas-rivera', day: -399, about: { [door]: [4, 4, 4, 3, 4, 3, 4, 4], [hospital]: [4, 4, 3, 3, 3, 3, 3, 3] }, early: { [door]: 4, [hospital]: 3 } },
    { by: 'luz-carrillo', day: -402, about: { [host]: [4, 4, 4, 3, 4, 3, 4, 4], [hospital]: [4, 4, 3, 4, 3, 3, 3, 3], [city]: [3, 3, 3, 4, 2, 4, 2, 3] }, early: { [host]: 4, [hospital]: 3, [city]: 3 } },
    { by: 'danny-frost', day: -396, about: { [host]: [4, 4, 4, 3, 4, 3, 3, 4], [hospital]: [4, 4, 4, 4, 3, 3, 3, 4] }, early: { [host]: 4, [hospital]: 4 } },
    { by: 'judith-blum', day: -405, about: { [host]: [4, 4, 4, 3, 4, 3, 3, 4], [door]: [4, 4, 4, 3, 4, 3, 4, 4], [city]: [3, 3, 3, 4, 2, 4, 2, 3] }, early: { [host]: 4, [door]: 4, [city]: 3 } },
    { by: 'anil-kapoor', day: -394, about: { [host]: [3, 4, 4, 3, 3, 3, 3, 3], [door]: [4, 4, 4, 3, 4, 2, 3, 4] }, comment: en('Weekends are our weak side. I know.'), early: { [host]: 4, [door]: 4 } },
  ] },
  { partnership: 'warm-nights', day: -290, by: 'amara-osei', days: 14, everyDays: null, answers: [
    { by: 'amara-osei', day: -289, about: { [door]: [4, 4, 4, 4, 4, 3, 4, 4], [hospital]: [4, 4, 4, 3, 3, 3, 4, 4], [city]: [3, 4, 3, 4, 3, 4, 3, 3] }, early: { [door]: 4, [hospital]: 4, [city]: 3 } },
    { by: 'tomas-rivera', day: -286, about: { [door]: [4, 4, 4, 4, 4, 3, 4, 4], [hospital]: [4, 4, 3, 3, 3, 3, 3, 4] }, early: { [door]: 4, [hospital]: 4 } },
    { by: 'luz-carrillo', day: -288, about: { [host]: [4, 4, 4, 4, 4, 3, 4, 4], [hospital]: [4, 4, 4, 4, 3, 4, 4, 4], [city]: [3, 4, 3, 4, 2, 4, 3, 3] }, comment: en('A whole season and nobody sent away. I did not think I would write that.'), early: { [host]: 4, [hospital]: 4, [city]: 3 } },
    { by: 'danny-frost', day: -284, about: { [host]: [4, 4, 4, 4, 4, 3, 4, 4], [hospital]: [4, 4, 4, 4, 3, 4, 4, 4] }, early: { [host]: 4, [hospital]: 4 } },
    { by: 'judith-blum', day: -282, about: { [host]: [4, 4, 4, 3, 4, 3, 4, 4], [door]: [4, 4, 4, 4, 4, 3, 4, 4], [city]: [3, 3, 3, 4, 2, 4, 3, 3] }, early: { [host]: 4, [door]: 4, [city]: 3 } },
  ] },
  { partnership: 'warm-nights', day: -170, by: 'luz-carrillo', days: 14, everyDays: null, answers: [
    { by: 'amara-osei', day: -169, about: { [door]: [4, 4, 4, 4, 4, 3, 4, 4], [hospital]: [4, 4, 3, 3, 3, 3, 4, 4], [city]: [3, 4, 3, 4, 3, 4, 3, 3] }, early: { [door]: 4, [hospital]: 3, [city]: 3 } },
    { by: 'tomas-rivera', day: -166, about: { [door]: [4, 4, 4, 4, 4, 3, 4, 4], [hospital]: [3, 4, 4, 3, 3, 3, 4, 4] }, early: { [door]: 4, [hospital]: 3 } },
    { by: 'luz-carrillo', day: -170, about: { [host]: [4, 4, 4, 4, 4, 3, 4, 4], [hospital]: [3, 4, 3, 4, 3, 4, 4, 3], [city]: [4, 4, 3, 4, 3, 4, 3, 3] }, early: { [host]: 4, [hospital]: 3, [city]: 3 } },
    { by: 'danny-frost', day: -163, about: { [host]: [4, 4, 4, 4, 4, 3, 4, 4], [hospital]: [3, 4, 4, 4, 3, 4, 4, 4] }, early: { [host]: 4, [hospital]: 3 } },
    { by: 'judith-blum', day: -160, about: { [host]: [4, 4, 4, 3, 4, 3, 4, 4], [door]: [4, 4, 4, 4, 4, 3, 4, 4], [city]: [3, 4, 3, 4, 3, 4, 3, 3] }, early: { [host]: 4, [door]: 4, [city]: 3 } },
    { by: 'anil-kapoor', day: -158, about: { [host]: [4, 4, 4, 3, 4, 3, 4, 4], [door]: [4, 4, 4, 4, 4, 3, 4, 4] }, early: { [host]: 4, [door]: 4 } },
  ] },
  { partnership: 'warm-nights', day: -55, by: 'amara-osei', days: 14, everyDays: 182, answers: [
    { by: 'amara-osei', day: -54, about: { [door]: [4, 4, 4, 4, 4, 3, 4, 4], [hospital]: [2, 3, 3, 3, 2, 3, 3, 2], [city]: [4, 4, 3, 4, 3, 4, 3, 4] }, early: { [door]: 4, [hospital]: 2, [city]: 3 } },
    { by: 'tomas-rivera', day: -52, about: { [door]: [4, 4, 4, 4, 4, 3, 4, 4], [hospital]: [3, 3, 2, 3, 2, 3, 3, 3] }, early: { [door]: 4, [hospital]: 2 } },
    { by: 'luz-carrillo', day: -53, about: { [host]: [4, 4, 4, 4, 4, 3, 4, 4], [hospital]: [2, 3, 2, 4, 2, 3, 3, 2], [city]: [4, 4, 4, 4, 3, 4, 4, 4] }, comment: en('Since the wards were put together nobody calls before six. Last week a man stood at our door with a drip in his arm.'), early: { [host]: 4, [hospital]: 1, [city]: 4 }, celebrate: en('Two seasons without anybody sent away.') },
    { by: 'danny-frost', day: -49, about: { [host]: [4, 4, 4, 4, 4, 3, 4, 4], [hospital]: [2, 3, 2, 4, 2, 3, 2, 2] }, early: { [host]: 4, [hospital]: 1 } },
    { by: 'judith-blum', day: -46, about: { [host]: [4, 4, 4, 3, 4, 3, 4, 4], [door]: [4, 4, 4, 4, 4, 3, 4, 4], [city]: [4, 4, 3, 4, 3, 4, 3, 4] }, comment: en('I have two wards more than before. From in here it looks as if all of it still runs.'), early: { [host]: 4, [door]: 4, [city]: 3 } },
    { by: 'anil-kapoor', day: -44, about: { [host]: [4, 4, 4, 3, 4, 3, 4, 4], [door]: [4, 4, 4, 4, 4, 3, 4, 4] }, early: { [host]: 4, [door]: 4 }, celebrate: en('That the street nurse is still there after two years.') },
  ] },
  { partnership: 'food-forward', day: -560, by: 'gloria-okafor', days: 14, everyDays: null, answers: [
    { by: 'amara-osei', day: -559, about: { [table]: [3, 4, 3, 3, 4, 2, 2, 3], [grocers]: [3, 3, 3, 3, 2, 4, 2, 3] }, early: { [table]: 3, [grocers]: 3 } },
    { by: 'gloria-okafor', day: -558, about: { [host]: [3, 4, 3, 4, 3, 3, 2, 3], [grocers]: [4, 3, 3, 3, 2, 4, 2, 3] }, early: { [host]: 3, [grocers]: 3 } },
    { by: 'yusuf-haddad', day: -552, about: { [host]: [3, 4, 3, 3, 3, 3, 2, 3], [table]: [3, 4, 3, 3, 4, 2, 2, 3] }, comment: en('Say the day before when nobody comes. The bread is baked at four.'), early: { [host]: 2, [table]: 2 } },
  ] },
  { partnership: 'food-forward', day: -428, by: 'amara-osei', days: 14, everyDays: null, answers: [
    { by: 'amara-osei', day: -427, about: { [table]: [4, 4, 4, 3, 4, 2, 3, 4], [grocers]: [4, 4, 3, 3, 3, 4, 3, 3], [farms]: [3, 4, 3, 3, 2, 4, 2, 3] }, early: { [table]: 4, [grocers]: 3, [farms]: 2 } },
    { by: 'gloria-okafor', day: -425, about: { [host]: [4, 4, 4, 4, 3, 3, 3, 4], [grocers]: [4, 4, 3, 3, 3, 4, 3, 4], [farms]: [3, 4, 3, 2, 2, 4, 2, 3] }, early: { [host]: 4, [grocers]: 3, [farms]: 2 } },
    { by: 'yusuf-haddad', day: -420, about: { [host]: [4, 4, 3, 3, 3, 3, 3, 3], [table]: [4, 4, 3, 3, 4, 2, 3, 3], [farms]: [3, 3, 3, 2, 2, 4, 2, 3] }, early: { [host]: 3, [table]: 3, [farms]: 2 } },
    { by: 'hannah-vogel', day: -418, about: { [host]: [4, 4, 4, 3, 3, 3, 2, 3], [table]: [4, 4, 4, 3, 4, 2, 3, 3], [grocers]: [3, 4, 3, 3, 2, 4, 2, 3] }, early: { [host]: 4, [table]: 3, [grocers]: 3 } },
  ] },
  { partnership: 'food-forward', day: -300, by: 'hannah-vogel', days: 14, everyDays: null, answers: [
    { by: 'amara-osei', day: -299, about: { [table]: [4, 4, 4, 3, 4, 3, 4, 4], [grocers]: [4, 4, 3, 3, 3, 4, 3, 4], [farms]: [3, 4, 4, 3, 3, 4, 3, 3] }, early: { [table]: 4, [grocers]: 3, [farms]: 3 } },
    { by: 'gloria-okafor', day: -297, about: { [host]: [4, 4, 4, 4, 4, 3, 4, 4], [grocers]: [3, 4, 3, 3, 3, 4, 3, 3], [farms]: [3, 4, 4, 3, 3, 4, 3, 3] }, comment: en('The shelf was full again by Thursday.'), early: { [host]: 4, [grocers]: 2, [farms]: 3 } },
    { by: 'yusuf-haddad', day: -292, about: { [host]: [4, 4, 4, 3, 3, 3, 3, 4], [table]: [4, 4, 3, 3, 4, 3, 3, 3], [farms]: [3, 4, 3, 3, 3, 4, 3, 3] }, early: { [host]: 4, [table]: 3, [farms]: 3 } },
    { by: 'hannah-vogel', day: -300, about: { [host]: [4, 4, 4, 3, 4, 3, 3, 4], [table]: [4, 4, 4, 3, 4, 3, 4, 4], [grocers]: [4, 4, 3, 3, 3, 4, 3, 3] }, early: { [host]: 4, [table]: 4, [grocers]: 3 } },
  ] },
  { partnership: 'food-forward', day: -150, by: 'gloria-okafor', days: 14, everyDays: null, answers: [
    { by: 'amara-osei', day: -149, about: { [table]: [4, 4, 4, 4, 4, 3, 4, 4], [grocers]: [4, 4, 4, 3, 3, 4, 4, 4], [farms]: [3, 4, 4, 3, 3, 4, 3, 3] }, early: { [table]: 4, [grocers]: 4, [farms]: 2 } },
    { by: 'gloria-okafor', day: -150, about: { [host]: [4, 4, 4, 4, 4, 3, 4, 4], [grocers]: [4, 4, 4, 3, 3, 4, 4, 4], [farms]: [3, 4, 4, 3, 3, 4, 3, 3] }, early: { [host]: 4, [grocers]: 4, [farms]: 2 } },
    { by: 'yusuf-haddad', day: -143, about: { [host]: [4, 4, 4, 3, 4, 3, 4, 4], [table]: [4, 4, 4, 4, 4, 3, 4, 4], [farms]: [3, 4, 4, 3, 3, 4, 3, 4] }, early: { [host]: 4, [table]: 4, [farms]: 3 } },
    { by: 'hannah-vogel', day: -140, about: { [host]: [4, 4, 4, 4, 4, 3, 4, 4], [table]: [4, 4, 4, 4, 4, 3, 4, 4], [grocers]: [4, 4, 4, 3, 3, 4, 3, 4] }, comment: en('Two weeks ahead is a promise the weather keeps for us or not. Three days we can do.'), early: { [host]: 4, [table]: 4, [grocers]: 4 } },
  ] },
  { partnership: 'food-forward', day: -26, by: 'amara-osei', days: 14, everyDays: 182, answers: [
    { by: 'amara-osei', day: -25, about: { [table]: [4, 4, 4, 4, 4, 3, 5, 4], [grocers]: [4, 4, 4, 3, 4, 4, 4, 4], [farms]: [4, 4, 4, 3, 3, 4, 4, 4] }, early: { [table]: 4, [grocers]: 4, [farms]: 4 } },
    { by: 'gloria-okafor', day: -24, about: { [host]: [4, 4, 4, 4, 4, 3, 5, 4], [grocers]: [4, 4, 3, 3, 4, 4, 4, 4], [farms]: [4, 4, 4, 3, 3, 4, 4, 4] }, early: { [host]: 4, [grocers]: 3, [farms]: 4 }, celebrate: en('Crate number 5,000, and that Doris cut the cake.') },
    { by: 'yusuf-haddad', day: -20, about: { [host]: [4, 4, 4, 4, 4, 3, 4, 4], [table]: [3, 4, 3, 4, 4, 3, 4, 3], [farms]: [4, 4, 4, 3, 3, 4, 4, 4] }, early: { [host]: 4, [table]: 3, [farms]: 4 } },
    { by: 'hannah-vogel', day: -17, about: { [host]: [4, 4, 4, 4, 4, 3, 4, 4], [table]: [4, 4, 4, 4, 4, 3, 4, 4], [grocers]: [4, 4, 4, 3, 4, 4, 4, 4] }, early: { [host]: 4, [table]: 4, [grocers]: 4 } },
  ] },
  // Nine were promised work, or an interview: it depends on whom you ask.
  { partnership: 'second-shift', day: -335, by: 'monique-laurent', days: 14, everyDays: null, answers: [
    { by: 'amara-osei', day: -334, about: { [port]: [3, 3, 3, 4, 2, 4, 2, 3], [college]: [4, 4, 4, 3, 4, 3, 3, 4] }, early: { [port]: 3, [college]: 4 } },
    { by: 'carmen-dietz', day: -330, about: { [host]: [4, 4, 3, 3, 3, 3, 3, 4], [college]: [4, 4, 3, 3, 4, 3, 3, 4] }, early: { [host]: 3, [college]: 3 } },
    { by: 'monique-laurent', day: -333, about: { [host]: [4, 4, 4, 3, 4, 3, 3, 4], [port]: [3, 4, 3, 4, 2, 4, 3, 3] }, early: { [host]: 4, [port]: 3 } },
  ] },
  { partnership: 'second-shift', day: -132, by: 'amara-osei', days: 14, everyDays: null, answers: [
    { by: 'amara-osei', day: -131, about: { [port]: [1, 2, 2, 4, 2, 4, 2, 2], [college]: [3, 4, 4, 3, 4, 3, 3, 3] }, early: { [port]: 1, [college]: 3 } },
    { by: 'carmen-dietz', day: -124, about: { [host]: [3, 4, 3, 3, 3, 3, 3, 3], [college]: [3, 3, 3, 3, 3, 3, 2, 3] }, comment: en('We are told that we promised jobs. We did not.'), early: { [host]: 3, [college]: 3 } },
    { by: 'monique-laurent', day: -129, about: { [host]: [3, 4, 4, 3, 4, 3, 3, 3], [port]: [1, 2, 1, 4, 1, 4, 1, 1] }, comment: en('I had to tell nine people that I do not know.'), early: { [host]: 3, [port]: 1 } },
  ] },
  { partnership: 'second-shift', day: -48, by: 'carmen-dietz', days: 14, everyDays: 91, answers: [
    { by: 'amara-osei', day: -47, about: { [port]: [2, 3, 3, 4, 3, 4, 2, 3], [college]: [4, 4, 4, 3, 4, 3, 3, 3] }, early: { [port]: 2, [college]: 4 } },
    { by: 'carmen-dietz', day: -48, about: { [host]: [4, 4, 4, 3, 4, 3, 3, 4], [college]: [3, 4, 3, 3, 4, 3, 3, 3] }, early: { [host]: 4, [college]: 3 } },
    { by: 'monique-laurent', day: -44, about: { [host]: [4, 4, 4, 3, 4, 3, 3, 4], [port]: [2, 3, 3, 4, 2, 4, 2, 2] }, early: { [host]: 4, [port]: 2 } },
  ] },
  // Open: Dana and Simone have not answered yet.
  { partnership: 'maple-walk-in', day: -4, by: 'dana-whitfield', days: 14, everyDays: 182, answers: [
    { by: 'amara-osei', day: -3, about: { 'maple-clinic': [4, 4, 4, 4, 4, 4, 4, 4], 'county-health': [3, 3, 2, 4, 2, 3, 2, 3] } },
  ] },
]
