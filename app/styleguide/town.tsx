import type { TrackStage } from '#ui/stage-track/stage-track.tsx'

export const here = '/styleguide'

export const nav = [
  { to: '/today', label: 'Today', count: 7, countLabel: '7 things to do' },
  { to: here, label: 'Partnerships' },
  { to: '/landscape', label: 'Landscape' },
  { to: '/listening', label: 'Listening' },
  { to: '/projects', label: 'Projects' },
  { to: '/resources', label: 'Resources' },
  { to: '/outreach', label: 'Outreach' },
  { to: '/impact', label: 'Impact' },
]

export const stages: TrackStage[] = [
  {
    stage: 'advise',
    title: 'Advise',
    when: 'Feb – Apr 2025',
    to: here,
    state: 'done',
    items: [
      { mark: 'enough', text: '3 listening sessions, 41 residents', to: here },
      { mark: 'enough', text: 'Roles clear for all 3 partners', to: here },
      { mark: 'enough', text: 'Vision endorsed by all', to: here },
    ],
  },
  {
    stage: 'acclimate',
    title: 'Acclimate',
    when: 'May – Sep 2025',
    state: 'done',
    items: [
      { mark: 'enough', text: '4 joint workshops' },
      { mark: 'enough', text: 'Communication plan agreed', stated: 'stated by Amara, 3 May' },
      { mark: 'partly', text: '2 concerns raised, one still open' },
    ],
  },
  {
    stage: 'activate',
    title: 'Activate',
    when: 'since Oct 2025',
    state: 'here',
    items: [
      { mark: 'enough', text: 'Pilot at Oak Street, 34 pupils', to: here },
      { mark: 'partly', text: 'Progress checked 11 days ago; one goal waits', to: here },
      { mark: 'nothing', text: 'No early success celebrated yet' },
    ],
  },
  {
    stage: 'accelerate',
    title: 'Accelerate',
    state: 'ahead',
    items: [
      { mark: 'nothing', text: 'Outcomes not evaluated' },
      { mark: 'enough', text: 'Maple Clinic asks for the same' },
      { mark: 'nothing', text: 'No lessons shared' },
    ],
  },
]

export const people = [
  { id: '1', name: 'Amara Osei', note: 'Riverbend Outreach, leads', to: here },
  { id: '2', name: 'Lucía Ferrer', note: 'Harbor Youth Collective, chairs this quarter', to: here },
  { id: '3', name: 'Thanh Nguyen', note: 'Oak Street Middle School, principal', to: here },
  { id: '4', name: 'Dana Whitehorse', note: 'Maple Clinic' },
]

export const partnerships = [
  {
    id: 'a',
    name: 'Homework Harbor',
    stage: 'activate',
    word: 'Activate',
    partners: 3,
    word2: '11 days ago',
  },
  { id: 'b', name: 'Clean Creek', stage: 'advise', word: 'Advise', partners: 4, word2: 'yesterday' },
  {
    id: 'c',
    name: 'Food Forward',
    stage: 'accelerate',
    word: 'Accelerate',
    partners: 12,
    word2: '3 weeks ago',
  },
  {
    id: 'd',
    name: 'Saturday Market',
    stage: 'acclimate',
    word: 'Acclimate',
    partners: 2,
    word2: 'this morning',
  },
] as const
