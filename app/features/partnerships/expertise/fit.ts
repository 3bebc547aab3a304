import { telling } from '#platform/search/telling.ts'

/** What comes up: the question itself, and what is said around it. */
export interface Question {
  asked: string
  said?: string
}

/** What is known, as far as a question is held against it; `offers` is what the organization that knows it has to offer. */
export interface Known {
  topic: string
  details: string
  offers: string
}

// Words that nearly every text here has: beside another they count, alone they make nobody the one to ask.
const setting = new Set(
  telling(
    `school pupil student child children kid family parent neighbor neighborhood community town city partner partnership
     organization project program meeting group team event afternoon evening house place letter
     escuela alumno alumna estudiante niño niña hijo familia padre vecino vecina barrio comunidad ciudad socio alianza
     organización proyecto programa reunión grupo equipo tarde noche casa lugar carta`,
  ).keys(),
)

/** So many words of a question are looked at, the first first. */
const most = 24

/** A word of a question: its stem, how it is written without accents, and whether the question itself has it. */
interface Told {
  stem: string
  word: string
  inQuestion: boolean
}

/** The words that a question is held against what is known by. */
export function toldBy({ asked, said = '' }: Question): Told[] {
  const inQuestion = telling(asked)
  return [...telling(`${asked}\n${said}`)]
    .slice(0, most)
    .map(([stem, word]) => ({ stem, word: plain(word), inQuestion: inQuestion.has(stem) }))
}

/**
 * How well what somebody knows fits the words of a question; 0 where it doesn't. All of the topic comes up, or a word of
 * it that not all texts have, and one of: a second word of the topic or of the rest, or half of a short topic in the
 * question itself. A page offers this unasked, so it would rather miss one than name anybody.
 */
export function fitOf(told: readonly Told[], known: Known): number {
  const words = telling(known.topic)
  const topic = hits(told, words)
  if (topic.length === 0) return 0
  const rest = hits(told, telling(`${known.details}\n${known.offers}`, beginningsOf(told))).filter(
    ({ stem }) => !words.has(stem),
  )
  const particular = topic.filter(({ stem }) => !setting.has(stem))
  const fits =
    topic.length === words.size ||
    (particular.length > 0 && topic.length + rest.length >= 2) ||
    (words.size === 2 && particular.some(({ by }) => by.inQuestion))
  return fits ? 2 * topic.length + rest.length : 0
}

const hits = (told: readonly Told[], words: ReadonlyMap<string, string>): { stem: string; by: Told }[] =>
  [...words].flatMap(([stem, word]) => {
    const unmarked = plain(word)
    const by = told.find((one) => one.stem === stem) ?? told.find((one) => isNear(one, stem, unmarked))
    return by === undefined ? [] : [{ stem, by }]
  })

/** A word that is near another begins as it does, so all others can be passed over. */
const beginningsOf = (told: readonly Told[]): ReadonlySet<string> =>
  new Set(told.flatMap(({ stem, word }) => [stem.slice(0, 1), word.slice(0, 1)]))

const plain = (word: string): string =>
  /^[a-z]+$/.test(word) ? word : word.normalize('NFD').replace(/\p{M}/gu, '')

/** Shorter words that are a letter apart are mostly different words: “water” and “later”, “parks” and “parts”. */
const slipsFrom = 6

const isNear = (told: Told, stem: string, word: string): boolean =>
  told.word[0] === stem[0] && (isSlip(told.word, word) || isSlip(told.stem, stem))

/** One letter wrong, left out, added, or swapped with its neighbor; never the first. */
function isSlip(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < slipsFrom || Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  let [end, otherEnd] = [one.length, other.length]
  while (end > start && otherEnd > start && one[end - 1] === other[otherEnd - 1]) {
    end -= 1
    otherEnd -= 1
  }
  const [left, otherLeft] = [one.slice(start, end), other.slice(start, otherEnd)]
  if (left.length <= 1 && otherLeft.length <= 1) return true
  return left.length === 2 && left === `${otherLeft[1]}${otherLeft[0]}` && otherLeft.length === 2
}

/** Patterns of what one slip leaves of a word wherever it is, so that a database can look for it; none where none is forgiven. */
export const partsLeft = (word: string): string[] =>
  word.length < slipsFrom ? [] : [word.slice(0, 3), word.slice(-3), `${word.slice(0, 2)}.*${word.slice(-2)}`]
