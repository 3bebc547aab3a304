/** Numbers of two versions to compare, as an address asks: by itself the newest with the one before it. */
export function comparedNumbers(url: URL, numbers: readonly number[]): { from: number; to: number } | null {
  const [newest] = numbers.toSorted((a, b) => b - a)
  if (newest === undefined) return null
  const asked = (name: string) => {
    const number = Number(url.searchParams.get(name))
    return numbers.includes(number) ? number : null
  }
  const to = asked('to') ?? newest
  const before = numbers.filter((number) => number < to).toSorted((a, b) => b - a)[0]
  return { from: asked('from') ?? before ?? to, to }
}
