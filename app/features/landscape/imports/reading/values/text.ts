/** Lower case, without accents and marks, words parted by single spaces: for comparing, never for showing. */
export function plain(value: string): string {
  return value
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The items of a cell that lists several: parted by semicolons, bars or lines, else by commas. */
export function readList(value: string): string[] {
  const parted = /[;|\n\r]/.test(value) ? value.split(/[;|\n\r]+/) : value.split(',')
  const items = parted.map((item) => item.trim()).filter((item) => item !== '')
  return [...new Set(items)]
}

const yes = new Set(['true', 'yes', 'y', '1', 't', 'si', 'x'])

export const isYes = (value: string): boolean => yes.has(plain(value))
