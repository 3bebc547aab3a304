import type { Locale } from '#platform/words/words.ts'
import type { AgreementKind } from './agreement.ts'

/** What a template leaves open: filled from the record when an agreement is begun. */
export interface TemplateFacts {
  partnership: string
  parties: string
  purpose: string
  /** Markdown lists; empty where the record holds nothing. */
  goals: string
  roles: string
  budget: string
}

/** A section that stands only where the record has something to say in it; with the empty line that follows it. */
const section = (heading: string, lines: string): string =>
  lines === '' ? '' : `## ${heading}\n\n${lines}\n\n`

/** Texts to start from. They are plain on purpose, and no legal advice; whoever needs more adds it. */
export const templates: Record<Locale, Record<AgreementKind, (facts: TemplateFacts) => string>> = {
  en: {
    mou: ({ partnership, parties, purpose, goals, roles, budget }) => `## Why we work together

${parties} work together in ${partnership}. ${purpose}

## What we want to reach

${goals || 'We set our goals together and look at them at least twice a year.'}

## Who does what

${roles || 'We agree on who answers for which piece of work, and write it down.'}

## How we decide

Each of us has one voice. We look for a way that everyone can carry before we vote. What we decide is written down.

## What each of us brings

Each of us keeps the promises that it makes in this partnership, and says early when it can’t.

## Money

${budget || 'This agreement moves no money. Where money is needed, we agree on it separately and in writing.'}

## When something goes wrong

We talk about it first, within two weeks. If that doesn’t help, each of us names one person, and the two look for a way.

## Changes and the end

Changes hold once all of us have signed them. Each of us can leave with 60 days’ notice in writing; what was promised until then is kept.`,
    'data-sharing': ({ partnership, parties, purpose, goals, roles, budget }) => `## What this is about

${parties} share data for ${partnership}. ${purpose}

${section('What the data is to help with', goals)}## Which data, and what for

- Which data:
- What it is used for:
- What it is never used for:

## Whose data it is

It stays theirs whom it is about. We share only what is needed, and only where they, or those who care for them, have agreed.

## How it is kept

- Only people who need it for this work can see it.
- It is kept on protected devices and sent by protected ways.
- It is deleted, at the latest 90 days after this agreement ends.

${section('Who does what', roles)}${section('What it costs', budget)}## If something happens

Whoever notices that data was lost or seen by others tells all of us within 72 hours, and we tell those whom it is about.

## Questions

Anyone whose data we share can ask each of us what it holds, and have it corrected or deleted.`,
    service: ({ partnership, parties, purpose, goals, roles, budget }) => `## What is done

${parties} agree on a service within ${partnership}. ${purpose}

- The service:
- Where and when:
- For whom:

${section('What it is to reach', goals)}## Who does what

${roles || 'We agree on who answers for which piece of work, and write it down.'}

## What it costs

${budget || '- Price and what it includes:'}
- When it is paid:

## How well

We say what good looks like, look at it together every quarter, and put right what isn’t.

## When it can’t be done

Whoever can’t do its part says so at once. Each of us can end this agreement with 30 days’ notice in writing.`,
    sponsorship: ({ partnership, parties, purpose, goals, roles, budget }) => `## What is supported

${parties} agree on support for ${partnership}. ${purpose}

${section('What we want to reach', goals)}${section('Who does what', roles)}## What is given

${budget || '- Money, goods or time:'}
- When:

## What comes back

- How the sponsor is named:
- What the sponsor may say about it:
- What is reported, and when:

## What it is not

Support buys no say in what we do for people, and no data about them. Nobody has to use what a sponsor sells.

## If plans change

What has not been used goes back, or is used for something we agree on in writing.`,
    'support-letter': ({ partnership, parties, purpose, goals, roles, budget }) => `To whom it may concern

${parties} support ${partnership}. ${purpose}

${section('What it wants to reach', goals)}${section('Who does what', roles)}We know this work, and the people it is for. In the time ahead we will bring:

${budget || '- What we bring:\n- From when to when:'}

We are glad to answer questions about it.`,
  },
  es: {
    mou: ({ partnership, parties, purpose, goals, roles, budget }) => `## Por qué trabajamos juntos

${parties} trabajan juntos en ${partnership}. ${purpose}

## Qué queremos lograr

${goals || 'Fijamos nuestras metas juntos y las revisamos al menos dos veces al año.'}

## Quién hace qué

${roles || 'Acordamos quién responde por cada trabajo y lo dejamos por escrito.'}

## Cómo decidimos

Cada parte tiene una voz. Buscamos un camino que todas puedan sostener antes de votar. Lo que decidimos queda por escrito.

## Qué aporta cada parte

Cada parte cumple las promesas que hace en esta alianza y avisa a tiempo cuando no puede.

## Dinero

${budget || 'Este acuerdo no mueve dinero. Donde haga falta, lo acordamos aparte y por escrito.'}

## Cuando algo sale mal

Primero lo hablamos, en un plazo de dos semanas. Si no basta, cada parte nombra a una persona y ellas buscan una salida.

## Cambios y final

Los cambios valen cuando todas las partes los han firmado. Cada parte puede salir avisando por escrito con 60 días; lo prometido hasta entonces se cumple.`,
    'data-sharing': ({ partnership, parties, purpose, goals, roles, budget }) => `## De qué se trata

${parties} comparten datos para ${partnership}. ${purpose}

${section('A qué deben servir los datos', goals)}## Qué datos y para qué

- Qué datos:
- Para qué se usan:
- Para qué no se usan nunca:

## De quién son los datos

Son de las personas de las que tratan. Compartimos solo lo necesario, y solo donde ellas, o quienes las cuidan, están de acuerdo.

## Cómo se guardan

- Solo los ve quien los necesita para este trabajo.
- Se guardan en equipos protegidos y se envían por vías protegidas.
- Se borran, a más tardar, 90 días después del fin de este acuerdo.

${section('Quién hace qué', roles)}${section('Cuánto cuesta', budget)}## Si ocurre algo

Quien note que se perdieron datos o que otros los vieron avisa a todas las partes en 72 horas, y avisamos a las personas afectadas.

## Preguntas

Cualquier persona cuyos datos compartimos puede preguntar qué guardamos y pedir que se corrija o se borre.`,
    service: ({ partnership, parties, purpose, goals, roles, budget }) => `## Qué se hace

${parties} acuerdan un servicio dentro de ${partnership}. ${purpose}

- El servicio:
- Dónde y cuándo:
- Para quién:

${section('Qué debe lograr', goals)}## Quién hace qué

${roles || 'Acordamos quién responde por cada trabajo y lo dejamos por escrito.'}

## Cuánto cuesta

${budget || '- Precio y qué incluye:'}
- Cuándo se paga:

## Con qué calidad

Decimos qué significa hacerlo bien, lo miramos juntos cada trimestre y corregimos lo que falta.

## Cuando no se puede

Quien no pueda hacer su parte lo dice enseguida. Cada parte puede terminar este acuerdo avisando por escrito con 30 días.`,
    sponsorship: ({ partnership, parties, purpose, goals, roles, budget }) => `## Qué se apoya

${parties} acuerdan un apoyo para ${partnership}. ${purpose}

${section('Qué queremos lograr', goals)}${section('Quién hace qué', roles)}## Qué se da

${budget || '- Dinero, bienes o tiempo:'}
- Cuándo:

## Qué vuelve

- Cómo se nombra a quien patrocina:
- Qué puede contar de ello:
- Qué se informa y cuándo:

## Qué no es

El apoyo no compra voz en lo que hacemos por la gente, ni datos sobre ella. Nadie tiene que usar lo que vende quien patrocina.

## Si cambian los planes

Lo que no se haya usado se devuelve o se usa para algo que acordemos por escrito.`,
    'support-letter': ({ partnership, parties, purpose, goals, roles, budget }) => `A quien corresponda

${parties} apoyan ${partnership}. ${purpose}

${section('Qué quiere lograr', goals)}${section('Quién hace qué', roles)}Conocemos este trabajo y a las personas para las que se hace. En adelante aportaremos:

${budget || '- Qué aportamos:\n- Desde cuándo y hasta cuándo:'}

Con gusto respondemos preguntas sobre ello.`,
  },
}
