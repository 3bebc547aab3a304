import { route } from '@react-router/dev/routes'

const page = (name: string) => `features/partnerships/committees/pages/${name}`

export const committeeRoutes = [
  route('partnerships/:partnership/committees', page('list.tsx')),
  route('partnerships/:partnership/committees.csv', page('csv.ts')),
  route('partnerships/:partnership/committees/print', page('print.tsx')),
  route('partnerships/:partnership/committees/new', page('new.tsx')),
  route('committees/:committee', page('committee.tsx')),
  route('committees/:committee/edit', page('edit.tsx')),
  route('committees/:committee/fill', page('fill.tsx')),
  route('committees/:committee/end', page('end.tsx')),
  route('committee-members/:member/end', page('leave.tsx')),
]
