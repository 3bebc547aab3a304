import { type Day, en, es, type Text } from './demo.ts'

/** Something a partner learned or heard of a community. `from` is a conversation of the partnership; else it was heard on its day. */
export interface ToldLearning {
  partnership: string
  key: string
  day: Day
  by: string
  kind: 'culture' | 'need' | 'network' | 'words'
  what: Text
  translation?: Text
  /** As they wish to be described, never by name. */
  speaker?: string
  community?: string
  from?: string
  own?: true
  /** A partner that doesn’t sign in told us of it; it waits for its word where nothing shows that it did. */
  toldBy?: { organization: string; shownBy?: Text }
}

const homework = 'homework-harbor'
const food = 'food-forward'
const creek = 'clean-creek'
const warm = 'warm-nights'
const boats = 'reading-boats'
const biblioteca = 'biblioteca-viva'
const market = 'saturday-market'
const maple = 'maple-walk-in'
const tea = 'tea-and-paperwork'
const rides = 'rides-to-care'
const shift = 'second-shift'

const families = 'spanish-speaking-families'
const pupils = 'oak-street-sixth-graders'

export const learnings: readonly ToldLearning[] = [
  // Two years ago: the first winter, the first boat.
  {
    partnership: warm,
    key: 'dog',
    day: -712,
    by: 'danny-frost',
    kind: 'words',
    what: en('It’s not the bed, it’s leaving the dog.'),
    speaker: 'a man who has slept at the ferry landing for three winters',
    community: 'unhoused-neighbors',
    from: 'listening-ferry',
  },
  {
    partnership: warm,
    key: 'watch',
    day: -711,
    by: 'danny-frost',
    kind: 'network',
    what: en(
      'Those who sleep near the landing keep watch for one another by turns. Whoever has the watch also knows who is ill.',
    ),
    community: 'unhoused-neighbors',
    from: 'listening-ferry',
  },
  {
    partnership: warm,
    key: 'name',
    day: -704,
    by: 'luz-carrillo',
    kind: 'culture',
    what: en('Nobody asks for a last name. Whoever does is taken for an office.'),
    community: 'unhoused-neighbors',
  },
  {
    partnership: boats,
    key: 'fridays',
    day: -695,
    by: 'tomas-rivera',
    kind: 'words',
    what: es('Los viernes por la tarde ya cobramos y ya no corremos. Ese día sí vamos.'),
    translation: en('On Friday afternoons we have our pay and stop running. That day we would come.'),
    speaker: 'una madre de tres, del patio de Juniper Court',
    community: families,
    from: 'listening-court',
  },
  {
    partnership: boats,
    key: 'grandmothers',
    day: -690,
    by: 'tomas-rivera',
    kind: 'network',
    what: en(
      'Five grandmothers of Juniper Court look after most of the children until six. A notice goes round faster through them than through the school.',
    ),
    community: families,
  },
  {
    partnership: food,
    key: 'greens',
    day: -615,
    by: 'amara-osei',
    kind: 'need',
    what: en('What is missing is not cans but greens, and a way to carry them home from the last stop.'),
    community: 'eastside',
    from: 'listening-juniper',
  },
  {
    partnership: food,
    key: 'street',
    day: -590,
    by: 'hana-suleiman',
    kind: 'words',
    what: en('I will not stand where the whole street can see what I need.'),
    speaker: 'a mother who came here last year; said in Arabic',
    community: 'new-arrivals',
    from: 'listening-arabic',
  },
  {
    partnership: food,
    key: 'pots',
    day: -588,
    by: 'hana-suleiman',
    kind: 'culture',
    what: en(
      'Food that is given is cooked and shared again the same evening. A crate for one family feeds three.',
    ),
    community: 'new-arrivals',
    from: 'listening-arabic',
  },
  {
    partnership: shift,
    key: 'welder',
    day: -545,
    by: 'hana-suleiman',
    kind: 'words',
    what: en('I was a welder for eleven years. Nobody asked.'),
    speaker: 'a student of evening English',
    community: 'new-arrivals',
    from: 'listening-english',
  },
  {
    partnership: creek,
    key: 'swam',
    day: -490,
    by: 'wren-lindqvist',
    kind: 'words',
    what: en('I learned to swim at that bend. My grandson has never had wet feet in it.'),
    speaker: 'a grandfather from Eastside',
    community: 'eastside',
    from: 'listening-bank',
  },
  {
    partnership: creek,
    key: 'not-to',
    day: -489,
    by: 'wren-lindqvist',
    kind: 'words',
    what: es('A mí siempre me dijeron: al arroyo no se entra. Yo se lo digo a mis hijos y no sé por qué.'),
    translation: en(
      'I was always told: you do not go into the creek. I tell my children the same, and I do not know why.',
    ),
    speaker: 'una madre que vive junto al puente',
    community: 'eastside',
    from: 'listening-bank',
  },
  {
    partnership: creek,
    key: 'anglers',
    day: -486,
    by: 'amara-osei',
    kind: 'network',
    what: en('A dozen anglers meet at the weir on Sundays. They know every pipe that comes out of the bank.'),
    community: 'eastside',
  },
  {
    partnership: creek,
    key: 'tools',
    day: -70,
    by: 'wren-lindqvist',
    kind: 'words',
    what: en('If I have to ask for the key to the shed, it is not our bend.'),
    speaker: 'a neighbor who has pulled weeds at the second bend since spring',
    community: 'eastside',
  },
  // A year ago and since.
  {
    partnership: homework,
    key: 'door',
    day: -282,
    by: 'ines-caldeira',
    kind: 'words',
    what: en('I tell her to go straight home and lock the door.'),
    speaker: 'a mother who works the late shift at the port',
    community: pupils,
    from: 'listening-1',
  },
  {
    partnership: homework,
    key: 'name',
    day: -281,
    by: 'ines-caldeira',
    kind: 'words',
    what: en('At the club they count them. I want somebody who knows what she is called.'),
    speaker: 'a father of two',
    community: pupils,
    from: 'listening-1',
  },
  {
    partnership: homework,
    key: 'phone',
    day: -270,
    by: 'lucia-ferrer',
    kind: 'words',
    what: es('Cuando llaman de la escuela, mi hijo traduce. Y traduce lo que quiere.'),
    translation: en('When the school calls, my son translates. And he translates what suits him.'),
    speaker: 'una mamá de la casa de botes',
    community: families,
    from: 'listening-2',
  },
  {
    partnership: homework,
    key: 'warm',
    day: -269,
    by: 'lucia-ferrer',
    kind: 'words',
    what: es('Con algo caliente en la mesa se quedan. Con una galleta se van.'),
    translation: en('With something warm on the table they stay. With a cookie they leave.'),
    speaker: 'una abuela de Eastside',
    community: families,
    from: 'listening-2',
  },
  {
    partnership: homework,
    key: 'comadres',
    day: -268,
    by: 'lucia-ferrer',
    kind: 'network',
    what: es(
      'Las comadres de la casa de botes ya se reparten a los niños los martes. Quien quiera llegar a las familias habla primero con ellas.',
    ),
    translation: en(
      'The comadres of the boathouse share the children among them on Tuesdays already. Whoever wants to reach the families speaks with them first.',
    ),
    community: families,
    from: 'listening-2',
  },
  {
    partnership: homework,
    key: 'closed-door',
    day: -262,
    by: 'jamal-carter',
    kind: 'words',
    what: en('That is me, that is my phone, and that is the door.'),
    speaker: 'a sixth-grader, about her drawing',
    community: pupils,
    from: 'listening-3',
  },
  {
    partnership: homework,
    key: 'dinner',
    day: -261,
    by: 'thanh-nguyen',
    kind: 'culture',
    what: en(
      'Families eat together late, when the last shift is home. A pupil who stays until six misses nothing; one who stays until seven does.',
    ),
    community: pupils,
    from: 'listening-3',
  },
  {
    partnership: homework,
    key: 'nowhere',
    day: -260,
    by: 'ines-caldeira',
    kind: 'need',
    what: en(
      'A place between half past three and six that does not cost anything and does not ask for papers.',
    ),
    community: 'eastside',
    from: 'listening-1',
  },
  {
    partnership: homework,
    key: 'staff',
    day: -200,
    by: 'tomas-rivera',
    kind: 'need',
    what: en(
      'Two families told us at the door that they moved in with relatives. We keep this to ourselves until they say otherwise.',
    ),
    community: families,
    own: true,
  },
  {
    partnership: maple,
    key: 'papers',
    day: -265,
    by: 'tomas-rivera',
    kind: 'words',
    what: es('Pregunto dos cosas: si cuesta y si piden papeles. Si no me contestan, ya sé la respuesta.'),
    translation: en(
      'I ask two things: what it costs, and whether they want papers. When they do not answer, I know the answer.',
    ),
    speaker: 'un padre de familia, después de misa',
    community: families,
    from: 'listening-domingo',
  },
  {
    partnership: maple,
    key: 'woman',
    day: -280,
    by: 'hana-suleiman',
    kind: 'culture',
    what: en('Women are vaccinated by a woman, in a room with a door. Then whole families come at once.'),
    community: 'new-arrivals',
    from: 'listening-mosque',
  },
  {
    partnership: maple,
    key: 'evenings',
    day: -279,
    by: 'hana-suleiman',
    kind: 'need',
    what: en('Evenings near the mosque, as the last bus from the clinic leaves before the late prayer ends.'),
    community: 'new-arrivals',
    from: 'listening-mosque',
  },
  {
    partnership: market,
    key: 'my-people',
    day: -228,
    by: 'ines-caldeira',
    kind: 'words',
    what: es('Vengo a vender, pero también a ver a mi gente.'),
    translation: en('I come to sell, but also to see my people.'),
    speaker: 'una vendedora de flores',
    community: 'harbor-district',
    from: 'listening-square',
  },
  {
    partnership: tea,
    key: 'clock',
    day: -165,
    by: 'bobby-tran',
    kind: 'words',
    what: en('When it comes in a window envelope I put it behind the clock.'),
    speaker: 'an elder from Mill Road; said in Vietnamese',
    community: 'vietnamese-elders',
    from: 'listening-tea',
  },
  {
    partnership: tea,
    key: 'grandchildren',
    day: -164,
    by: 'bobby-tran',
    kind: 'network',
    what: en('Letters are read by grandchildren, on Sundays. Three of them read for the whole street.'),
    community: 'vietnamese-elders',
    from: 'listening-tea',
  },
  {
    partnership: biblioteca,
    key: 'nieto',
    day: -105,
    by: 'tomas-rivera',
    kind: 'words',
    what: es('No quiero una clase. Quiero que mi nieto me pregunte cómo sigue.'),
    translation: en('I do not want a class. I want my grandson to ask me how it goes on.'),
    speaker: 'una abuela del barrio',
    community: families,
    from: 'escucha-domingo',
  },
  {
    partnership: biblioteca,
    key: 'radio',
    day: -104,
    by: 'marisol-pena',
    kind: 'culture',
    what: es('Mientras se cocina se oye la radio. Lo que suena a las seis lo oye toda la casa.'),
    community: families,
    from: 'escucha-domingo',
  },
  {
    partnership: homework,
    key: 'sister',
    day: -30,
    by: 'carol-jensen',
    kind: 'words',
    what: en('My little sister has her own chair now. She does her drawing homework.'),
    speaker: 'a sixth-grader who comes four times a week',
    community: pupils,
    from: 'visit-week-four',
  },
  // What partners that don’t sign in told us.
  {
    partnership: rides,
    key: 'not-twice',
    day: -236,
    by: 'amara-osei',
    kind: 'culture',
    what: en('Those who served ask once. Whoever is told to call again next week does not call again.'),
    community: 'veterans',
    from: 'letter-minibus',
    toldBy: {
      organization: 'gracewater-church',
      shownBy: en('On the second page of Pastor Grant’s letter.'),
    },
  },
  {
    partnership: rides,
    key: 'pew',
    day: -126,
    by: 'amara-osei',
    kind: 'network',
    what: en('After the service the third pew on the left settles who rides with whom on Tuesday.'),
    community: 'without-a-car',
    from: 'kitchen-meeting',
    toldBy: {
      organization: 'gracewater-church',
      shownBy: en('Said in the church kitchen; Ray heard it too.'),
    },
  },
  {
    partnership: rides,
    key: 'thermos',
    day: -12,
    by: 'amara-osei',
    kind: 'words',
    what: en('I don’t need a driver. I need somebody who is still there when the door opens again.'),
    speaker: 'a member of the congregation who served in the navy',
    community: 'veterans',
    toldBy: { organization: 'gracewater-church' },
  },
]

/** Which of these words a version of a vision takes up; the number is that of the version. */
export const takenUp: readonly { partnership: string; version: number; words: readonly string[] }[] = [
  { partnership: warm, version: 1, words: ['dog'] },
  { partnership: boats, version: 1, words: ['fridays'] },
  { partnership: food, version: 2, words: ['street'] },
  { partnership: creek, version: 2, words: ['swam', 'not-to'] },
  { partnership: creek, version: 3, words: ['swam', 'not-to', 'tools'] },
  { partnership: homework, version: 1, words: ['door'] },
  { partnership: homework, version: 2, words: ['name', 'phone', 'warm', 'closed-door'] },
  { partnership: maple, version: 1, words: ['papers'] },
  { partnership: tea, version: 1, words: ['clock'] },
  { partnership: biblioteca, version: 2, words: ['nieto'] },
]
