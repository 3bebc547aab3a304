/** A piece of a text that was changed: it stayed, came in or went. */
export interface ChangedPiece {
  change: 'same' | 'added' | 'removed'
  text: string
}

/** A text with what came in and what went. `words` are read aloud around each change, where colour and line say nothing. */
export function ChangedText({
  pieces,
  lang,
  words,
}: {
  pieces: readonly ChangedPiece[]
  lang?: string
  words: { added: string; removed: string; end: string }
}) {
  return (
    <div className="changed-text">
      {pieces.map(({ change, text }, index) => {
        const Mark = change === 'added' ? 'ins' : 'del'
        const key = `${index} ${change}`
        if (change === 'same')
          return (
            <span key={key} lang={lang}>
              {text}
            </span>
          )
        return (
          <Mark key={key}>
            <span className="aloud">{words[change]} </span>
            <span lang={lang}>{text}</span>
            <span className="aloud"> {words.end} </span>
          </Mark>
        )
      })}
    </div>
  )
}
