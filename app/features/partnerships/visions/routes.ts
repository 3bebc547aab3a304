import { route } from '@react-router/dev/routes'

const page = (name: string) => `features/partnerships/visions/pages/${name}`

export const visionRoutes = [
  route('partnerships/:partnership/vision', page('vision.tsx')),
  route('partnerships/:partnership/vision/edit', page('edit.tsx')),
  route('partnerships/:partnership/vision/words', page('words.tsx')),
  route('partnerships/:partnership/vision/compare', page('compare.tsx')),
  route('partnerships/:partnership/vision/endorse', page('endorse.tsx')),
]
