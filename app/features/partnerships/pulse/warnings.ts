import type { Received } from './pulse.ts'

/** A figure that has fallen by half a point or more since the pulse before; trust is looked at first. */
export function pulseFalls(
  before: Pick<Received, 'trust' | 'satisfaction'>,
  now: Pick<Received, 'trust' | 'satisfaction'>,
): { figure: 'trust' | 'satisfaction'; from: number; to: number } | null {
  for (const figure of ['trust', 'satisfaction'] as const)
    if (before[figure] - now[figure] >= 0.5 - 1e-9) return { figure, from: before[figure], to: now[figure] }
  return null
}
