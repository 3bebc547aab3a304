import { linesOf, place } from './place.ts'

export type OverlapSide = { id: string; name: string; wants: { id: string; text: string }[] }
export type OverlapAim = { id: string; text: string }

type OverlapPictureProps = {
  /** What the picture says, in a sentence or two. */
  summary: string
  sides: OverlapSide[]
  aims: OverlapAim[]
  /** Which aim serves which want. */
  ties: { want: string; aim: string }[]
  heading: string
}

/** What each side wants, on the left, and the shared aims that serve it, on the right, with a line for each tie. Beside it stands a table with the same. */
export function OverlapPicture({ summary, sides, aims, ties, heading }: OverlapPictureProps) {
  const { height, heads, wants, aims: places, width } = place(sides, aims)
  const want = new Map(wants.map((one) => [one.id, one]))
  const aim = new Map(places.map((one) => [one.id, one]))
  const tied = new Set(ties.flatMap((tie) => [tie.want, tie.aim]))
  return (
    <svg className="overlap" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={summary}>
      {ties.map((tie) => {
        const [from, to] = [want.get(tie.want), aim.get(tie.aim)]
        if (from === undefined || to === undefined) return null
        const [x1, y1] = [from.x + from.width, from.y + from.height / 2]
        const [x2, y2] = [to.x, to.y + to.height / 2]
        const half = (x1 + x2) / 2
        return (
          <path
            key={`${tie.want} ${tie.aim}`}
            className={`overlap-tie side-${from.side % 4}`}
            d={`M${x1} ${y1} C${half} ${y1} ${half} ${y2} ${x2} ${y2}`}
          />
        )
      })}
      {heads.map((head) => (
        <text key={head.id} x={0} y={head.y} className={`overlap-head side-${head.side % 4}`}>
          {linesOf(head.text, 26, 1)[0]}
        </text>
      ))}
      <text x={width - 160} y={15} className="overlap-head">
        {heading}
      </text>
      {[...wants, ...places].map((box) => (
        <g key={box.id}>
          <rect
            x={box.x}
            y={box.y}
            width={box.width}
            height={box.height}
            rx={7}
            className={`overlap-box ${tied.has(box.id) ? '' : 'alone'} ${box.side < 0 ? 'aim' : `side-${box.side % 4}`}`}
          />
          {linesOf(box.text, 24, 2).map((line, index, lines) => (
            <text
              key={line}
              x={box.x + 9}
              y={box.y + box.height / 2 + 4.5 + (index - (lines.length - 1) / 2) * 15}
              className="overlap-text"
            >
              {line}
            </text>
          ))}
          <title>{box.text}</title>
        </g>
      ))}
    </svg>
  )
}
