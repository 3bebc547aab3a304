// Words that two sentences share without being about the same thing.
const empty = new Set(
  `all and any are ask ago but can day did few for get had has her him his how its let may new nor not now off old one
   our out own per put say see set she the too two use via was way who why yes yet you
   about after again also another anyone anything away because been before being between both come comes could does done
   down each else even ever every everybody everyone from gets give gives goes going have having help helps here into just
   keep know knows least less like made make many month months more most much must need needs next only other over part
   people please question same should some somebody someone something still such sure take takes tell than thank thanks
   that their them then there these they thing things think this those three through time today tomorrow under until upon
   very want wants week weeks well were what when where which while whom will with without work would year years your
   monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday saturdays sunday sundays
   asi aun con dan dar del dia dos era ese esa eso fue hay las les los mas mes mis muy nos por que sea ser sin son sus tal
   tan tus una uno van ver vez voy
   ahora algo alguien algun alguna antes aqui aquel ayuda ayudar cada como contra cual cuando dentro desde despues dias
   donde durante ellos entre esta estan este esto estos favor gracias hace hacer hacia hasta hola lunes martes miercoles
   jueves viernes sabado domingo meses mientras mismo mucha mucho muchos nada nadie necesita necesitamos nuestra nuestro
   otra otro otros para pero poder pregunta pueda puede pueden quien quieren sabe saben saber sean semana semanas sobre
   solo somos tambien tanto tener tenemos tiene tienen toda todas todo todos trabajo unos veces vida`.split(
    /\s+/,
  ),
)

/** So many stems are kept; texts of a place have far fewer words than that. */
const mostKept = 50_000
const stems = new Map<string, string | null>()

/** The stem of a word in small letters; null for one that tells nothing. */
function stemOf(word: string): string | null {
  const known = stems.get(word)
  if (known !== undefined) return known
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '')
  const stem = empty.has(plain)
    ? null
    : plain
        .replace(/^(.{3,}?)(?:ings?|es|ed|e|(?<!s)s)$/, '$1')
        .replace(/^(.{3,})(.)\2$/, '$1$2')
        .replace(/y$/, 'i')
  if (stems.size >= mostKept) stems.clear()
  stems.set(word, stem)
  return stem
}

/**
 * The words of a text that tell what it is about, each under its stem, so that "pupils" and "pupil" are one, and
 * "tutoring" is what tutors do. English and Spanish; words of other languages are their own stems or nearly. With
 * `beginning` only those whose stem begins with one of these letters: of a long text that is a small part.
 */
export function telling(text: string, beginning?: ReadonlySet<string>): Map<string, string> {
  const words = new Map<string, string>()
  for (const word of text.toLowerCase().match(/\p{L}{3,}/gu) ?? []) {
    const [first = ''] = word
    // A letter with an accent begins its stem without it.
    if (beginning !== undefined && first <= 'z' && !beginning.has(first)) continue
    const stem = stemOf(word)
    if (stem !== null && !words.has(stem)) words.set(stem, word)
  }
  return words
}
