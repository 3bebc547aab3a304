import { joinFeature } from '#platform/features/join.server.ts'
import { stagesNoun } from './stages/register.server.ts'

export const journey = joinFeature('journey', [stagesNoun])
