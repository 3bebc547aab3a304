// What keys do with journey, roadmap and warnings.
import { type ApiRow, all } from '../key.ts'

export const journey: Record<string, ApiRow> = {
  '/roadmap': { get: all },
  '/roadmap/{id}': { get: all, record: 'ahead', reach: 'partnership' },
}
