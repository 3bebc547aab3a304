/**
 * What is half typed for an agenda, as it travels in an address while somebody is asked: from the form, or from such
 * an address. Empty where nothing was typed, whoever stands chosen to bring it.
 */
export function keptItem(from: FormData | URLSearchParams): URLSearchParams {
  const typed = ['text', 'minutes', 'organizationId'].flatMap((name) => {
    const value = from.get(name)
    return typeof value === 'string' && value.trim() !== '' ? [[name, value]] : []
  })
  return new URLSearchParams(typed.some(([name]) => name !== 'organizationId') ? typed : [])
}

/** Within the workspace: the agenda that it is typed for, with it in its form. */
export const agendaWith = (meetingId: string, kept: URLSearchParams): string =>
  kept.size === 0 ? `/meetings/${meetingId}` : `/meetings/${meetingId}?${kept}#item`
