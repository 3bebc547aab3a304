/** All rooms of lines as one; throws where two rooms have a line for the same address. */
export function together<Line>(...rooms: Record<string, Line>[]): Record<string, Line> {
  const all: Record<string, Line> = {}
  for (const room of rooms)
    for (const [address, line] of Object.entries(room)) {
      if (address in all) throw new Error(`Two lines for ${address}`)
      all[address] = line
    }
  return all
}
