/** One thing looked at: a sentence that says how it is. `attention` is worth knowing and no fault. */
export interface Finding {
  name: string
  state: 'fine' | 'attention' | 'wrong'
  sentence: string
}

export const finding = (name: string, state: Finding['state'], sentence: string): Finding => ({
  name,
  state,
  sentence,
})

/** The first line of what an error says, without its full stop. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return (message.split('\n')[0] ?? message).replace(/\.$/, '')
}
