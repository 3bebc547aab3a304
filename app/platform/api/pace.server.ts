import { TooMany } from '../errors/errors.ts'

/** Lets each key ask so often a minute, counted in this process: short bursts pass, a loop without end does not. */
export function openPace(perMinute: number, now: () => Date): (key: string) => void {
  const left = new Map<string, { count: number; at: number }>()
  return (key) => {
    const at = now().getTime()
    const before = left.get(key) ?? { count: perMinute, at }
    // A clock that was set back gives nothing and takes nothing.
    const passed = Math.max(0, at - before.at)
    const count = Math.min(perMinute, before.count + (passed / 60_000) * perMinute)
    if (count < 1) throw new TooMany(Math.max(1, Math.ceil(((1 - count) / perMinute) * 60)))
    left.set(key, { count: count - 1, at })
  }
}
