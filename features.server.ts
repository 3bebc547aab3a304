import { journey } from '#features/journey/index.server.ts'
import { landscape } from '#features/landscape/index.server.ts'
import { partnerships } from '#features/partnerships/index.server.ts'
import type { Feature } from '#platform/features/feature.server.ts'

/** All features, from left to right of the import law. */
export const features: readonly Feature[] = [landscape, partnerships, journey]
