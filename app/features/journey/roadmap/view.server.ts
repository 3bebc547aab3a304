import type { Tx } from '#platform/context/context.server.ts'
import { formatDay, formatMonth } from '#platform/words/format.ts'
import type { RoadmapDrawing } from '#ui/roadmap/roadmap.tsx'
import { type RoadmapLine, readRoadmap, roadmapKinds } from './reads.server.ts'
import { askedIn, cutPage, endOf, monthsOf, nameOf, placeInRows, type RoadmapAsked } from './roadmap.ts'

export interface RoadmapView {
  asked: RoadmapAsked
  to: string
  kinds: { kind: string; label: string }[]
  lines: (RoadmapLine & { moveTo: string })[]
  /** Where the next page begins; null where all is shown. */
  goesOn: { from: string; skip: number } | null
  drawing: RoadmapDrawing
  today: string
  base: string
}

/** So many things are drawn and listed at once; more than that is no picture any more. */
const mostLines = 60

/** What a roadmap's page shows: the things that lie ahead, drawn and as they are listed. */
export async function viewOf(tx: Tx, url: URL, base: string, partnershipId?: string): Promise<RoadmapView> {
  const asked = askedIn(url, tx.today)
  const wanted = {
    from: asked.from,
    to: endOf(asked),
    kinds: asked.kinds,
    ...(partnershipId === undefined ? {} : { partnershipId }),
  }
  const found = await readRoadmap(tx, { ...wanted, most: asked.skip + mostLines + 1 })
  const { shown, goesOn } = cutPage(found, asked.skip, mostLines)
  const to = goesOn === null ? wanted.to : (shown.at(-1)?.on ?? wanted.to)
  const lines = shown.map((line) => ({
    ...line,
    moveTo: `${base}/partnerships/${line.partnershipId}/roadmap/${line.recordId}?kind=${line.kind}`,
  }))
  const kinds = roadmapKinds(tx)
  return {
    asked,
    to,
    kinds,
    lines,
    goesOn,
    today: tx.today,
    base,
    drawing: {
      from: asked.from,
      to,
      todayAt: placeOf(asked.from, to, tx.today),
      months: monthsOf(asked.from, to).map(({ first, days }) => ({
        key: first,
        label: formatMonth(first, first.endsWith('-01-01') || first === asked.from ? undefined : first),
        days,
      })),
      lanes: kinds.flatMap(({ kind, label }, index) => {
        const own = lines.filter((line) => line.kind === kind)
        if (own.length === 0) return []
        const placed = placeInRows(own, asked.from, to)
        return [
          {
            key: kind,
            label,
            tone: index % 6,
            rows: Math.max(...placed.map((one) => one.row)) + 1,
            marks: own.map((line, nth) => ({
              key: nameOf(line),
              ...(placed[nth] ?? { at: 0, row: 0, room: 0, before: false, dot: true }),
              title: line.title,
              says: `${formatDay(line.on, tx.today)}: ${line.title}`,
              on: line.on,
              late: line.on < tx.today,
              expected: line.expected === true,
              to: `${base}${line.href}`,
              moveTo: line.moveTo,
              fixed: line.move.may ? null : line.move.why,
            })),
          },
        ]
      }),
    },
  }
}

const placeOf = (from: string, to: string, today: string): number | null =>
  today < from || today > to ? null : (placeInRows([{ on: today, title: '' }], from, to)[0]?.at ?? null)
