import type { NavigateFunction } from 'react-router'

/**
 * A row's link is a plain anchor: a router's link for each of fifty rows costs as much as the rest of the page.
 * A plain press on one goes by the router all the same; any other (a new tab, a download) is the browser's.
 */
export const followRowLinks = (navigate: NavigateFunction) => (event: React.MouseEvent<HTMLElement>) => {
  if (event.defaultPrevented || event.button !== 0) return
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const to = (event.target as Element).closest('a[data-row]')?.getAttribute('href')
  if (to === null || to === undefined) return
  event.preventDefault()
  navigate(to)
}
