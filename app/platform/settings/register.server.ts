import type { Feature } from '../features/feature.server.ts'
import { workspacesApi } from './api.server.ts'

export const settingsNoun: Omit<Feature, 'name'> = { api: [workspacesApi] }
