import { route } from '@react-router/dev/routes'

const page = (name: string) => `features/partnerships/pulse/pages/${name}`

const itemPage = (name: string) => `features/partnerships/pulse/items/pages/${name}`

export const pulseRoutes = [
  route('partnerships/:partnership/pulse', page('pulse.tsx')),
  route('partnerships/:partnership/pulse.csv', page('pulse-csv.ts')),
  route('partnerships/:partnership/pulse/new', page('new.tsx')),
  route('warnings', page('warnings.tsx')),
  route('warnings.csv', page('warnings-csv.ts')),
  route('pulse-items', itemPage('list.tsx')),
  route('pulse-items/new', itemPage('new.tsx')),
  route('pulse-items/:item', itemPage('item.tsx')),
  route('pulse-items/:item/edit', itemPage('edit.tsx')),
  route('pulse/:wave', page('wave.tsx')),
  route('pulse/:wave/answer', page('answer.tsx')),
]

/** Outside of every workspace, without signing in. */
export const pulseOpenRoutes = [route('pulse-answer/:token', page('keyed.tsx'))]
