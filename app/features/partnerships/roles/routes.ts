import { route } from '@react-router/dev/routes'

const page = (name: string) => `features/partnerships/roles/pages/${name}`

export const roleRoutes = [
  route('partnerships/:partnership/roles', page('roles.tsx')),
  route('partnerships/:partnership/roles/edit', page('edit.tsx')),
  route('partnerships/:partnership/roles/accept', page('accept.tsx')),
  route('partnerships/:partnership/roles.csv', page('csv.ts')),
  route('work/:work/edit', page('rename.tsx')),
  route('work/:work/answer', page('answer.tsx')),
]
