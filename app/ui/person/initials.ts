/** Up to two letters for a name: of its first and last word, whole characters in any script; "?" for none. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/[\s·,]+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
  const letter = (word = '') => [...word].find((sign) => /[\p{L}\p{N}]/u.test(sign)) ?? ''
  return (letter(words[0]) + (words.length > 1 ? letter(words.at(-1)) : '')).toLocaleUpperCase() || '?'
}

/** One of `count` tints for a text, 0 first, always the same for the same text. */
export function tintOf(text: string, count = 6): number {
  let sum = 0
  for (const sign of text) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) >>> 0
  return sum % count
}
