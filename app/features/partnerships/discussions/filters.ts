import { type DiscussionView, discussionViews } from './discussion.ts'

/** Which discussions an address asks for. */
export function askedOf(url: URL): { view: DiscussionView; subjectKind?: string } {
  const view = discussionViews.find((one) => one === url.searchParams.get('view')) ?? 'all'
  const subjectKind = url.searchParams.get('about') ?? ''
  return { view, ...(subjectKind === '' ? {} : { subjectKind: subjectKind.slice(0, 60) }) }
}
