import { equity } from './api/equity.ts'
import { goals } from './api/goals.ts'
import { journey } from './api/journey.ts'
import { landscape } from './api/landscape.ts'
import { meetings } from './api/meetings.ts'
import { partnerships } from './api/partnerships.ts'
import { promises } from './api/promises.ts'
import { talking } from './api/talking.ts'
import { together } from './together.ts'

/** Every path of the API, a line each. */
export const api = together(landscape, partnerships, goals, talking, meetings, promises, equity, journey)
