import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'

const drawn = Buffer.alloc(16 * 256)
let at = drawn.length

/**
 * An id for one of many rows: a UUID v7 like every other, its randomness drawn for hundreds at once, which is most
 * of what an id costs. Those of one millisecond are in no order.
 */
export function idOfMany(): string {
  if (at === drawn.length) {
    randomFillSync(drawn)
    at = 0
  }
  at += 16
  return v7({ random: drawn.subarray(at - 16, at) })
}
