/** j goes to the next row's link, k to the one before, while focus is in the table and not in a field. */
export function stepThroughRows(event: React.KeyboardEvent<HTMLElement>) {
  if ((event.key !== 'j' && event.key !== 'k') || event.metaKey || event.ctrlKey || event.altKey) return
  const from = event.target as HTMLElement
  if (from.closest('input, select, textarea, [contenteditable]')) return
  const row = from.closest('tr')
  const next = event.key === 'j' ? row?.nextElementSibling : row?.previousElementSibling
  next?.querySelector<HTMLElement>('th a')?.focus()
}
