import { type CommitteeStanding, committeeStandings } from './committee.ts'

/** Which committees an address asks for: those that go on, unless it says otherwise. */
export const standingOf = (url: URL): CommitteeStanding =>
  committeeStandings.find((one) => one === url.searchParams.get('standing')) ?? 'current'
