import { loadFile } from '#platform/http/page.server.ts'
import { handDossier } from '../hand.server.ts'

export const loader = loadFile((ctx, { params }) => handDossier(ctx, params.partnership ?? ''))
