import type { Feature } from '#platform/features/feature.server.ts'
import { roadmapApi } from './api.server.ts'

export const roadmap: Omit<Feature, 'name'> = { api: [roadmapApi] }
