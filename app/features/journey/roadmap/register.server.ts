import type { Feature } from '#platform/features/feature.server.ts'
import { roadmapApi } from './api.server.ts'
import { aheadChapter } from './chapter.server.tsx'

export const roadmap: Omit<Feature, 'name'> = { api: [roadmapApi], chapters: [aheadChapter] }
