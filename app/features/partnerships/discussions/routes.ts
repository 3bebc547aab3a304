import { route } from '@react-router/dev/routes'

const page = (name: string) => `features/partnerships/discussions/pages/${name}`

export const discussionRoutes = [
  route('partnerships/:partnership/discussions', page('list.tsx')),
  route('partnerships/:partnership/discussions.csv', page('csv.ts')),
  route('partnerships/:partnership/discussions/new', page('new.tsx')),
  route('partnerships/:partnership/discussions/hear', page('hear-all.tsx')),
  route('discussions/:discussion', page('discussion.tsx')),
  route('discussions/:discussion/edit', page('edit.tsx')),
  route('discussions/:discussion/hear', page('hear.tsx')),
  route('posts/:post', page('open-post.ts')),
  route('posts/:post/edit', page('edit-post.tsx')),
]
