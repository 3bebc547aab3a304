import { route } from '@react-router/dev/routes'

const page = (name: string) => `features/partnerships/rotas/pages/${name}`

export const rotaRoutes = [
  route('partnerships/:partnership/rota', page('rota.tsx')),
  route('partnerships/:partnership/rota.csv', page('csv.ts')),
  route('rotas/:rota/turn', page('turn.tsx')),
  route('rota-swaps/:swap', page('swap.tsx')),
]
