import { route } from '@react-router/dev/routes'

const pages = 'features/partnerships/dossier/pages'

export const dossierRoutes = [
  route('partnerships/:partnership/dossier', `${pages}/dossier.tsx`),
  route('partnerships/:partnership/dossier.pdf', `${pages}/pdf.ts`),
  route('partnerships/:partnership/everything.zip', `${pages}/zip.ts`),
]
