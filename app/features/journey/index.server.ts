import { joinFeature } from '#platform/features/join.server.ts'
import { digest } from './digest/register.server.ts'
import { roadmap } from './roadmap/register.server.ts'
import { stagesNoun } from './stages/register.server.ts'
import { today } from './today/register.server.ts'

export const journey = joinFeature('journey', [stagesNoun, today, digest, roadmap])
