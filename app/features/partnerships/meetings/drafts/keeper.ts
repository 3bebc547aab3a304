import type { Typed } from './draft.ts'

/** `kept`: only on this device so far. */
export type Keeping = 'untouched' | 'typing' | 'saved' | 'kept'

interface Places {
  /** On this device; a browser may refuse it. */
  local: { read: () => string | null; write: (text: string) => void; clear: () => void }
  /** To the server; true once it is there. Rejects or answers false where it can't be reached. */
  send: (draft: Typed) => Promise<boolean>
  say: (keeping: Keeping) => void
}

/**
 * Keeps every word while minutes are typed: at once on this device, then on the server. While the server can't be
 * reached the device keeps it, and the next try sends the newest text; what was typed while a try was under way is
 * sent after it, so that an older text never ends up over a newer one.
 */
export class Keeper {
  private readonly places: Places
  private newest: Typed | null = null
  private underWay = false

  constructor(places: Places) {
    this.places = places
  }

  /** What this device has kept from last time and the server has not; null where that is nothing. */
  left(): Typed | null {
    try {
      const found: unknown = JSON.parse(this.places.local.read() ?? 'null')
      return isDraft(found) ? found : null
    } catch {
      return null
    }
  }

  typed(draft: Typed): void {
    this.newest = draft
    try {
      this.places.local.write(JSON.stringify(draft))
    } catch {
      // A full or forbidden store: the server is still there.
    }
    this.places.say('typing')
  }

  /** Sends what is newest, until nothing newer was typed meanwhile. */
  async push(): Promise<void> {
    if (this.underWay || this.newest === null) return
    this.underWay = true
    const draft = this.newest
    const there = await this.places.send(draft).catch(() => false)
    this.underWay = false
    if (!there) return this.places.say('kept')
    if (this.newest !== draft) return this.push()
    this.newest = null
    this.places.local.clear()
    this.places.say('saved')
  }

  /** The text was sent to be saved as minutes, or is not wanted: nothing of it is sent any more. */
  forget(): void {
    this.newest = null
    this.places.local.clear()
  }
}

const isDraft = (value: unknown): value is Typed =>
  typeof value === 'object' &&
  value !== null &&
  'text' in value &&
  typeof value.text === 'string' &&
  'id' in value &&
  typeof value.id === 'string' &&
  'version' in value &&
  typeof value.version === 'number'
