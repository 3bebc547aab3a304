import { type Day, en, es, type Text } from './demo.ts'

/** What somebody said on a day; `by` is a person, or `program` for what a connected program of the host wrote. */
export interface ToldPost {
  by: string
  day: Day
  words: Text
  byMail?: true
  /** Asked by name, and read since without anything to add. */
  setAside?: { by: string; day: Day }
}
export interface ToldDiscussion {
  partnership: string
  /** The partnership itself unless given: a goal or agreement by its key, a meeting or decision by its words. */
  about?: { kind: 'vision' | 'goal' | 'agreement' | 'meeting' | 'decision'; key?: string }
  /** Words of a version of the vision. */
  passage?: { version: number; words: string }
  title?: Text
  /** Read by the own organization only. */
  private?: true
  posts: readonly [ToldPost, ...ToldPost[]]
  /** An answer by mail to what `to` was sent, from an address that is not theirs: it waits for a coordinator. */
  held?: {
    to: string
    day: Day
    from: { name: string; address: string }
    subject: string
    text: string
    file: { name: string; text: string }
  }
  /** Who follows it without taking part, or wants to hear nothing of it. */
  follows?: readonly { by: string; day: Day; wish: 'follow' | 'mute' }[]
}

const said = (by: string, day: Day, words: Text, more: Partial<ToldPost> = {}): ToldPost => ({
  by,
  day,
  words,
  ...more,
})
const mail = { byMail: true } as const

/** Two years of talk in the open: questions beside a goal, a clause or a meeting, in two languages, some by mail. */
export const discussions: readonly ToldDiscussion[] = [
  {
    partnership: 'warm-nights',
    title: en('Who decides that a night is freezing?'),
    posts: [
      said(
        'luz-carrillo',
        -708,
        en(
          'The forecast said 34 and it was 27 at the footbridge. Who says that we open, and by when? I need four hours to reach the drivers.',
        ),
      ),
      said(
        'judith-blum',
        -707,
        en(
          'For discharges we go by the reading at the hospital roof, at noon. Could that be the one for all?',
        ),
        mail,
      ),
      said('amara-osei', -707, en('Noon, hospital roof, 32 or below. I put it on the door on Wharf Street.')),
    ],
  },
  {
    partnership: 'warm-nights',
    about: { kind: 'goal', key: 'nobody-away' },
    posts: [
      said(
        'danny-frost',
        -498,
        en(
          'Nine people in one night is not a number like the others. **Can we write down why**, beside the figure? Otherwise it reads as if we had been careless for half a season.',
        ),
      ),
      said('amara-osei', -496, en('Yes: it is in the note of the check-in now. The bus had broken down.')),
    ],
  },
  {
    partnership: 'food-forward',
    title: en('Crates come back dirty'),
    posts: [
      said(
        'hannah-vogel',
        -452,
        en(
          'Half of our crates come back unwashed. It is two hours on Mondays.\n\n- Could whoever empties them rinse them?\n- Or we count them, and buy lids.',
        ),
      ),
      said('yusuf-haddad', -451, en('We have a hose behind the shop. Bring them here on the way.'), mail),
      said('gloria-okafor', -450, en('The drivers know since this morning. Thank you, Yusuf.')),
    ],
  },
  {
    partnership: 'food-forward',
    about: { kind: 'vision' },
    passage: { version: 1, words: 'No good food in Riverbend is thrown away while a neighbor is hungry.' },
    posts: [
      said(
        'hannah-vogel',
        -463,
        en(
          '“In Riverbend” leaves out what is ploughed under a mile outside of it. I would say *grown or sold*.',
        ),
      ),
      said('gloria-okafor', -462, en('And that nobody has to explain why they came.')),
      said('hannah-vogel', -460, en('Both are in version 2.')),
    ],
  },
  {
    partnership: 'clean-creek',
    about: { kind: 'vision' },
    passage: { version: 2, words: 'The tools belong to the parks department.' },
    title: en('Whose tools?'),
    posts: [
      said(
        'wren-lindqvist',
        -41,
        en('The groups buy gloves and rakes themselves by now. This sentence is not true any more.'),
      ),
      said(
        'joy-anderson',
        -38,
        en('The insurance asks who owns them. If each bend has a list, I can live with it.'),
        mail,
      ),
      said('wren-lindqvist', -13, en('Changed in version 3, with the list of each bend at the shed.')),
    ],
  },
  {
    partnership: 'clean-creek',
    about: { kind: 'vision' },
    passage: {
      version: 3,
      words: 'The tools belong to whoever looks after the bend.',
    },
    posts: [
      said(
        'amara-osei',
        -5,
        en(
          '@Wren Lindqvist: the yard has not endorsed it yet. Is it about the winch? That one is theirs alone.',
        ),
      ),
    ],
  },
  {
    partnership: 'maple-walk-in',
    about: { kind: 'goal', key: 'evenings' },
    title: en('One evening in two months is not twelve'),
    posts: [
      said(
        'dana-whitfield',
        -46,
        en('The trial worked, but it took us both nurses. What would you need to take over the door?'),
      ),
      said(
        'amara-osei',
        -44,
        en('Two people who speak Arabic, and the list a day ahead. I ask at the mosque.'),
      ),
      said('simone-achebe', -43, en('The county can lend a nurse on Wednesdays from next month on.'), mail),
    ],
  },
  {
    partnership: 'maple-walk-in',
    private: true,
    title: en('Before we promise more evenings'),
    posts: [said('dana-whitfield', -42, en('Only for us: night pay is not in the budget before July.'))],
  },
  {
    partnership: 'biblioteca-viva',
    about: { kind: 'vision' },
    passage: { version: 1, words: 'las abuelas del barrio cuentan' },
    posts: [
      said('sofia-navarro', -40, es('Tenemos también tres abuelos que quieren contar. ¿Cabe aquí?')),
      said('marisol-pena', -39, es('Claro que sí. Y que diga que se cuenta **en español**.'), mail),
      said('sofia-navarro', -22, es('Está en la versión 2.')),
    ],
  },
  {
    partnership: 'biblioteca-viva',
    title: es('¿Quién abre cuando llueve?'),
    posts: [
      said(
        'marisol-pena',
        -9,
        es(
          'El viernes pasado esperaron once niños bajo el techo de la parada. @Amara Osei, ¿hay otra llave?',
        ),
      ),
      said('sofia-navarro', -8, es('Puedo dejar la mía en la panadería, si les parece bien.')),
      said('amara-osei', -8, es('Sí: desde hoy hay una segunda llave en la panadería.')),
    ],
  },
  {
    partnership: 'homework-harbor',
    title: en('What do we call it?'),
    posts: [
      said('tomas-rivera', -262, en('“Extracurricular program” made three families put the letter away.')),
      said('lucia-ferrer', -261, es('En casa todos dicen «el puerto». ¿Y si lo llamamos así?')),
      said('amara-osei', -260, en('Homework Harbor, then. El puerto de las tareas.')),
    ],
  },
  {
    partnership: 'homework-harbor',
    about: { kind: 'vision' },
    passage: { version: 1, words: 'Every sixth-grader in Riverbend has help with homework after school.' },
    posts: [
      said(
        'thanh-nguyen',
        -240,
        en(
          'We can promise that for Oak Street, not for every school. And help is not enough on an empty stomach.',
        ),
      ),
      said('lucia-ferrer', -238, es('De acuerdo. Y las familias tienen que poder leerlo en su idioma.')),
    ],
  },
  {
    partnership: 'homework-harbor',
    about: { kind: 'decision', key: 'The afternoons take place at Oak Street School, not at the library' },
    posts: [
      said(
        'jamal-carter',
        -221,
        en(
          'The number 6 stops at the library. From the school it is twenty minutes on foot, and dark by five.',
        ),
      ),
      said('amara-osei', -219, en('What would a pass for each tutor change? I can ask the transit office.')),
      said('jamal-carter', -218, en('Everything but the dark.'), mail),
    ],
  },
  {
    partnership: 'homework-harbor',
    about: { kind: 'goal', key: 'attendance' },
    title: en('Twice a week, or twice on average?'),
    posts: [
      said(
        'jamal-carter',
        -50,
        en(
          'Some come four times in one week and not at all in the next. Do they count?\n\n> Pupils who come at least twice a week',
        ),
      ),
      said(
        'thanh-nguyen',
        -49,
        en('For me they do, if the month has eight. What matters is that they come back.'),
      ),
      said(
        'amara-osei',
        -48,
        en('Agreed: eight afternoons a month. Written into the note of the next check-in.'),
      ),
    ],
    follows: [{ by: 'ruth-adler', day: -47, wish: 'follow' }],
  },
  {
    partnership: 'homework-harbor',
    about: { kind: 'meeting', key: 'Three weeks in' },
    title: en('Before we meet'),
    posts: [
      said(
        'thanh-nguyen',
        -36,
        en('Could somebody bring the sign-in sheets? We only have those of the first week.'),
      ),
      said('jamal-carter', -36, en('They are in the blue box. I bring it.'), mail),
    ],
  },
  {
    partnership: 'homework-harbor',
    title: en('Room calendar'),
    posts: [
      said(
        'program',
        -17,
        en('Room 12 is taken on Thursday by the parent evening; the library is free until 18:30.'),
      ),
      said('thanh-nguyen', -16, en('Then the library on Thursday.')),
    ],
    follows: [{ by: 'amara-osei', day: -16, wish: 'mute' }],
  },
  {
    partnership: 'homework-harbor',
    about: { kind: 'agreement', key: 'attendance-data' },
    title: es('Los nombres en la lista'),
    posts: [
      said(
        'lucia-ferrer',
        -12,
        es(
          'Antes de firmar: ¿hace falta el nombre completo en la lista de asistencia? Varias familias preguntan quién la lee.',
        ),
      ),
      said(
        'thanh-nguyen',
        -11,
        en('The first name and the class are enough for us. I can have the form changed.'),
        mail,
      ),
      said(
        'amara-osei',
        -10,
        en('Then the clause says *first name and class*. @Lucía Ferrer, does that answer the families?'),
        { setAside: { by: 'lucia-ferrer', day: -10 } },
      ),
    ],
  },
  {
    partnership: 'homework-harbor',
    private: true,
    title: en('How much we can lend this spring'),
    posts: [
      said('lucia-ferrer', -7, es('Solo para nosotros: con seis tutores no llegamos a mayo.')),
      said('jamal-carter', -6, en('Two more come from the college if we ask this week. Shall I?')),
    ],
  },
  {
    partnership: 'homework-harbor',
    title: en('Half past six on Thursdays: who locks up?'),
    about: { kind: 'decision', key: 'On Thursdays we stay open until half past six' },
    posts: [
      said(
        'thanh-nguyen',
        -3,
        en('The custodian leaves at six. @Amara Osei, could one of you have a key for Thursdays?'),
      ),
      said('jamal-carter', -2, en('I can stay on the first two.')),
    ],
    held: {
      to: 'lucia-ferrer',
      day: -2,
      from: { name: 'Walt Brandt', address: 'walt.brandt@mailbox.example' },
      subject: 'Re: Half past six on Thursdays: who locks up?',
      text: 'Lucía passed this on to me. I am the custodian who leaves at six. A key is no trouble, but whoever takes it signs for it and sets the alarm. The sheet is attached.\n\nWalt',
      file: {
        name: 'keys-signed-out.csv',
        text: 'Day,Key,Taken by,Back on\nThursday,Library side door,,\nThursday,Library side door,,\n',
      },
    },
  },
]
