export type Side = { title: React.ReactNode; figure?: React.ReactNode; children: React.ReactNode }

/** Both sides of a partnership face to face, on equal ground: the same width, order and kind of things. */
export function TwoSides({ ours, theirs, level = 3 }: { ours: Side; theirs: Side; level?: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className="two-sides">
      {[ours, theirs].map((side, index) => (
        <div key={index === 0 ? 'ours' : 'theirs'}>
          <div className="side-top">
            <Heading>{side.title}</Heading>
            {side.figure}
          </div>
          {side.children}
        </div>
      ))}
    </div>
  )
}
