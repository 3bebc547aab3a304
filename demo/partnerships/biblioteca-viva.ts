// biome-ignore-all format: one promise, one or two lines, so that the ledger reads as a ledger

import { en, es } from '../demo.ts'
import { done, promise } from '../shapes/commitment.ts'
import { cadence, touchpoint } from '../shapes/contact.ts'
import { checkIn } from '../shapes/goal.ts'
import { joined, type Partnership, speaks } from '../shapes/partnership.ts'
import { endorsed } from '../shapes/vision.ts'
import { work } from '../shapes/work.ts'

const host = 'riverbend-outreach'
const library = 'riverbend-library'
const adelante = 'adelante-familias'
const radio = 'radio-puente'

export const bibliotecaViva = {
  key: 'biblioteca-viva', name: 'Biblioteca viva',
  purpose: es('Para que las abuelas cuenten, los niños escuchen y los cuentos de aquí no se pierdan: una tarde a la semana, en español, en la biblioteca de Eastside.'),
  communities: ['spanish-speaking-families', 'eastside'],
  startedDay: -130, startedBy: 'tomas-rivera',
  partners: [joined(host, -130, -130), joined(adelante, -130, -129), joined(library, -125, -117), joined(radio, -100, -92)],
  representatives: [speaks(host, 'amara-osei', -130), speaks(adelante, 'marisol-pena', -129), speaks(library, 'sofia-navarro', -117), speaks(radio, 'emilio-serrano', -92)],
  stageHistory: [{ stage: 'advise', day: -130, decidedBy: 'amara-osei', reason: es('Consuelo contó un cuento en la fiesta y cuarenta niños se quedaron callados.') }],
  visionVersions: [
    { day: -80, by: 'marisol-pena', text: es('Una tarde a la semana, las abuelas del barrio cuentan y los niños se llevan el cuento a casa.'), endorsements: [endorsed(adelante, 'marisol-pena', -80), endorsed(library, 'sofia-navarro', -76)] },
    { day: -22, by: 'sofia-navarro', text: es('Una tarde a la semana, las abuelas y los abuelos del barrio cuentan en español; los niños se llevan el cuento a casa, en papel o por la radio.'), endorsements: [endorsed(library, 'sofia-navarro', -22), endorsed(adelante, 'marisol-pena', -20), endorsed(host, 'amara-osei', -19)] },
  ],
  goals: [{
    key: 'tardes', what: es('Treinta tardes de cuentos con veinte niños cada una'), measure: { name: 'Tardes con al menos veinte niños', unit: 'tardes', baseline: 0, target: 30 }, whyAchievable: es('Doce personas mayores ya dijeron que sí.'), need: es('Los niños entienden a la abuela, pero ya no le contestan en español'), dueDay: 230, setDay: -60,
    owners: [{ organization: adelante, person: 'marisol-pena' }, { organization: library, person: 'sofia-navarro' }], reviewEveryDays: 45, checkIns: [checkIn(-26, 'sofia-navarro', 2, es('Dos tardes de prueba: veintitrés y treinta y un niños.'))],
  }],
  roles: [
    work('cuentacuentos', es('Invitar y acompañar a quienes cuentan'), { [host]: 'I', [adelante]: 'A', [library]: 'C', [radio]: 'I' }, -55),
    work('sala', es('Sala, sillas y préstamo de libros'), { [host]: 'I', [adelante]: 'C', [library]: 'A', [radio]: 'I' }, -55),
    work('grabar', es('Grabar los cuentos y guardarlos'), { [host]: 'C', [adelante]: 'C', [library]: 'R', [radio]: 'A' }, -52),
  ],
  commitments: [
    promise('transporte', host, [adelante], 'tomas-rivera', es('Un transporte para cuatro abuelas que no conducen'), [-70, -69, -40], { fulfilment: done(-41, 'tomas-rivera'), acknowledgedDay: -40 }),
    promise('pequena-beca', host, [adelante, library], 'amara-osei', en('Write the small-grant application, in both languages'), [-50, -49, 16]),
    promise('doce-voces', adelante, [library], 'marisol-pena', es('Doce personas que cuenten'), [-75, -74, -45], { fulfilment: done(-47, 'marisol-pena', es('Trece: vino también don Jesús.')), acknowledgedDay: -45 }),
    promise('merienda', adelante, [library], 'rosa-mendez', es('Merienda en las dos tardes de prueba'), [-60, -59, -33], { fulfilment: done(-33, 'rosa-mendez'), acknowledgedDay: -32 }),
    promise('llave-sala', library, [adelante], 'sofia-navarro', es('La sala de cuentos, reservada hasta fin de curso'), [-60, -58, -30], { fulfilment: done(-24, 'sofia-navarro', es('El sistema de reservas no dejaba; lo hizo a mano.')), acknowledgedDay: -23 }),
    promise('letra-grande', library, [adelante], 'linh-dang', es('Los cuentos impresos en letra grande'), [-30, -28, 20]),
    promise('microfono', radio, [adelante], 'daniela-rojas', es('Un micrófono y alguien que sepa usarlo'), [-50, -48, -26], { fulfilment: done(-26, 'daniela-rojas'), acknowledgedDay: -25 }),
  ],
  agreements: [
    {
      key: 'grabaciones', kind: 'service', title: es('De quién son las grabaciones'), by: 'amara-osei', draftedDay: -44, sentDay: null, beginsDay: 14, endsDay: null,
      text: '## Quién graba y quién guarda\n\n- Radio Puente graba cada tarde y entrega una copia a la biblioteca.\n- La biblioteca guarda los cuentos y los presta.\n\n## De quién es el cuento\n\nDe quien lo cuenta. Si alguien no quiere que se oiga, se borra.',
      signers: [],
      turns: [{ day: -31, by: 'amara-osei', to: adelante, wanted: 'Marisol, ¿puede la radio repetir un cuento, y cuántas veces? Pregúntalo, por favor, a quienes cuentan.' }],
    },
  ],
  cadences: [cadence(adelante, 14, 'phone', -50, -49, 'es', 'Quién cuenta la próxima tarde'), cadence(library, 21, 'mail', -50, -47, 'es', 'La sala y los libros')],
  touchpoints: [
    touchpoint('fiesta', 'event', -129, [host, adelante], ['tomas-rivera', 'consuelo-aguilar', 'marisol-pena'], es('En la fiesta del patio, Consuelo contó “La niña del río”. Nadie se movió.')),
    touchpoint('escucha-domingo', 'listening_session', -105, [host, adelante], ['tomas-rivera', 'marisol-pena', 'lidia-fuentes'], es('Veintiséis personas después de misa. “No quiero una clase. Quiero que mi nieto me pregunte cómo sigue.”'), { communityMembers: { community: 'spanish-speaking-families', count: 26 } }),
    touchpoint('visita-sala', 'visit', -72, [host, adelante, library], ['tomas-rivera', 'consuelo-aguilar', 'sofia-navarro'], es('La sala tiene buena luz y una alfombra. Consuelo necesita letra grande.')),
    touchpoint('primera-tarde', 'event', -33, [host, adelante, library, radio], ['sofia-navarro', 'consuelo-aguilar', 'daniela-rojas', 'tomas-rivera'], es('Veintitrés niños, cuatro abuelas, un perro que también escuchó.'), { communityMembers: { community: 'spanish-speaking-families', count: 23 } }),
    touchpoint('emilio-vision', 'call', -14, [host, radio], ['tomas-rivera', 'emilio-serrano'], es('Emilio quiere leer la visión con su equipo antes de apoyarla.')),
    touchpoint('sofia-correo', 'mail', -12, [host, library], ['sofia-navarro', 'amara-osei'], es('La imprenta pregunta por el tamaño de letra: dieciocho puntos.')),
    touchpoint('marisol-llamada', 'call', -6, [host, adelante], ['tomas-rivera', 'marisol-pena'], es('Marisol propone que los jóvenes graben a sus propias abuelas.')),
  ],
  evidence: [],
} satisfies Partnership
