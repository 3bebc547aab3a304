/** The words of a TagField: trimmed, once each whatever the case, in the order written. Arabic and Chinese commas part, too. */
export function tagsOf(text: string): string[] {
  const seen = new Map<string, string>()
  for (const part of text.split(/[,،，;]/)) {
    const word = part.trim().replace(/\s+/g, ' ')
    if (word && !seen.has(word.toLowerCase())) seen.set(word.toLowerCase(), word)
  }
  return [...seen.values()]
}
