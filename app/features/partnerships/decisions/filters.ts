import { type DecisionStanding, decisionStandings, type Method, methods } from './decision.ts'

/** Which decisions an address asks for. */
export function askedOf(url: URL): { standing: DecisionStanding; method?: Method } {
  const standing = decisionStandings.find((one) => one === url.searchParams.get('standing')) ?? 'all'
  const method = methods.find((one) => one === url.searchParams.get('method'))
  return { standing, ...(method === undefined ? {} : { method }) }
}
