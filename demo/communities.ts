import { en, es } from './demo.ts'
import type { Community } from './shapes/community.ts'

export const communities = [
  {
    key: 'eastside',
    name: 'Eastside',
    place: 'Between the rail line and Alder Creek',
    description: en(
      'Rented houses and two big apartment blocks. Many families work shifts at the port; the last bus leaves at 21:10.',
    ),
    languages: ['en', 'es', 'ar'],
    population: { count: 9400, day: -500, source: 'City household count' },
  },
  {
    key: 'harbor-district',
    name: 'Harbor District',
    place: 'The old docks, Wharf Street and the ferry landing',
    description: en(
      'Boatyards, small shops and the Saturday market. Rents have gone up faster than anywhere else in town.',
    ),
    languages: ['en', 'vi'],
    population: { count: 6100, day: -500, source: 'City household count' },
  },
  {
    key: 'spanish-speaking-families',
    name: 'Familias hispanohablantes',
    place: 'Todo Riverbend, sobre todo Eastside',
    description: es(
      'Familias que hablan español en casa. Muchas llevan aquí dos generaciones; otras llegaron con la cosecha y se quedaron.',
    ),
    languages: ['es', 'en'],
    population: { count: 11200, day: -500, source: 'City household count' },
  },
  {
    key: 'vietnamese-elders',
    name: 'Vietnamese elders',
    place: 'Harbor District and Mill Road',
    description: en(
      'People over 65 who came in the eighties. Many read Vietnamese only and manage letters from offices with a grandchild’s help.',
    ),
    languages: ['vi'],
    population: { count: 780, day: -320, source: 'Vietnamese Friendship Association, own list' },
  },
  {
    key: 'new-arrivals',
    name: 'New arrivals',
    place: 'Mostly Eastside and Mill Road',
    description: en(
      'Families who came to Riverbend in the last three years. Arabic is the most common first language, then Spanish and Dari.',
    ),
    languages: ['ar', 'es', 'fa', 'en'],
    population: { count: 1350, day: -200, source: 'New Arrivals Center, intake lists' },
  },
  {
    key: 'oak-street-sixth-graders',
    name: 'Sixth-graders at Oak Street',
    place: 'Oak Street Middle School',
    description: en('Six classes, 164 pupils. More than half are home alone until six o’clock on weekdays.'),
    languages: ['en', 'es', 'vi', 'ar'],
    population: { count: 164, day: -90, source: 'School enrolment' },
  },
  {
    key: 'veterans',
    name: 'Veterans',
    place: 'Riverbend and the valley farms',
    description: en(
      'Men and women who served, and their families. The nearest specialist clinic is fifty minutes away by car.',
    ),
    languages: ['en'],
    population: { count: 2900, day: -700, source: 'County estimate' },
  },
  {
    key: 'without-a-car',
    name: 'People without a car',
    place: 'All of Riverbend',
    description: en(
      'One household in six. They walk, ride the 4 and the 7, or wait for a neighbor; clinics and cheap groceries are across the river.',
    ),
    languages: ['en', 'es', 'vi', 'ar'],
    population: { count: 8700, day: -500, source: 'City household count' },
  },
  {
    key: 'unhoused-neighbors',
    name: 'Neighbors without a home',
    place: 'Harbor District and the river path',
    description: en(
      'Between 120 and 180 people, more in the cold months. Some work; several sleep in their cars near the ferry.',
    ),
    languages: ['en', 'es'],
    population: { count: 146, day: -300, source: 'One-night count by Open Door' },
  },
] satisfies Community[]
