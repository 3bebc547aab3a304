/** What an import may weigh. Sizes are in bytes, text in UTF-16 units. */
export type Limits = {
  /** All files of a package together, unpacked. */
  totalBytes: number
  /** Unpacked size over packed size of one zip entry; small entries are exempt. */
  zipRatio: number
  entries: number
  /** A JSON file is held in memory whole, unlike a CSV file. */
  jsonBytes: number
  cellChars: number
  /** How far an open quote is followed before it counts as never closed. */
  recordChars: number
}

export const defaultLimits: Limits = {
  totalBytes: 500 * 1024 * 1024,
  zipRatio: 200,
  entries: 2000,
  jsonBytes: 100 * 1024 * 1024,
  cellChars: 20_000,
  recordChars: 2_000_000,
}
