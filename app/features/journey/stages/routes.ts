import { route } from '@react-router/dev/routes'

const page = (name: string) => `features/journey/stages/pages/${name}.tsx`

export const stageRoutes = [
  route('partnerships/:partnership/journey', page('journey')),
  route('partnerships/:partnership/journey/move', page('move')),
  route('partnerships/:partnership/journey/propose', page('propose')),
  route('partnerships/:partnership/journey/decline', page('decline')),
  route('partnerships/:partnership/journey/evidence/new', page('state')),
  route('partnerships/:partnership/journey/evidence/:evidence', page('evidence')),
]
