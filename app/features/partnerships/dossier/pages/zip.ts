import { loadFile } from '#platform/http/page.server.ts'
import { handPackage } from '../hand.server.ts'

export const loader = loadFile((ctx, { params }) => handPackage(ctx, params.partnership ?? ''))
