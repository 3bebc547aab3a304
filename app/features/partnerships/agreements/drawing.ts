/** The paper of a drawn signature, in the units of its path. */
export const drawingSize = { width: 600, height: 200 }
export const longestDrawing = 20_000

const stroke = /^M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3})+$/

/**
 * Whether this is a drawn signature and nothing else: strokes of straight pieces in whole numbers (`M12 40L15 44…`)
 * that stay on the paper. Such a path can't hold a link, a script or a form of any other kind.
 */
export function isDrawing(path: string): boolean {
  if (path.length > longestDrawing) return false
  const strokes = path.split(/(?=M)/)
  return (
    strokes.length <= 500 &&
    strokes.every(
      (one) =>
        stroke.test(one) &&
        one
          .slice(1)
          .split('L')
          .every((point) => {
            const [x = 0, y = 0] = point.split(' ').map(Number)
            return x <= drawingSize.width && y <= drawingSize.height
          }),
    )
  )
}
