export type TagTone = 'plain' | 'spruce' | 'rust' | 'straw'

/** A short word about a thing: a kind, a state. Colour only repeats what the word says. */
export function Tag({ tone = 'plain', children }: { tone?: TagTone; children: React.ReactNode }) {
  return <span className={`tag ${tone}-tag`}>{children}</span>
}
