type Side = { id: string; name: string; wants: { id: string; text: string }[] }

const size = { width: 400, column: 160, box: 42, gap: 8, head: 22, between: 10 } as const

export interface Box {
  id: string
  text: string
  x: number
  y: number
  width: number
  height: number
  /** The place of the side it belongs to, from 0; −1 for what is shared. */
  side: number
}

/** Where everything lies: the sides under one another on the left, what is shared in the middle of their height on the right. */
export function place(sides: readonly Side[], aims: readonly { id: string; text: string }[]) {
  const heads: { id: string; text: string; y: number; side: number }[] = []
  const wants: Box[] = []
  let y = 0
  for (const [side, { id, name, wants: own }] of sides.entries()) {
    if (own.length === 0) continue
    heads.push({ id, text: name, y: y + 15, side })
    y += size.head
    for (const want of own) {
      wants.push({ ...want, x: 0, y, width: size.column, height: size.box, side })
      y += size.box + size.gap
    }
    y += size.between
  }
  const left = Math.max(0, y - size.gap - size.between)
  const step = size.box + size.gap
  const right = size.head + aims.length * step - size.gap
  const height = Math.max(left, right)
  const first = size.head + Math.max(0, (height - right) / 2)
  return {
    width: size.width,
    height: height + 2,
    heads,
    wants,
    aims: aims.map(
      ({ id, text }, index): Box => ({
        id,
        text,
        x: size.width - size.column,
        y: first + index * step,
        width: size.column,
        height: size.box,
        side: -1,
      }),
    ),
  }
}

/** A text in at most so many lines of about so many letters; what is cut off is told by three dots. */
export function linesOf(text: string, letters: number, most: number): string[] {
  const lines: string[] = []
  let rest = text.trim().split(/\s+/)
  while (rest.length > 0 && lines.length < most) {
    let line = rest.shift() ?? ''
    while (rest[0] !== undefined && `${line} ${rest[0]}`.length <= letters) line += ` ${rest.shift()}`
    lines.push(line)
  }
  const last = lines.at(-1)
  if (rest.length > 0 && last !== undefined) lines[lines.length - 1] = `${last.slice(0, letters - 1)}…`
  rest = []
  return lines.map((line) => (line.length > letters + 3 ? `${line.slice(0, letters)}…` : line))
}
