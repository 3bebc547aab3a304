import { whoCanWords } from '../accounts/who-can.server.ts'
import {
  Forbidden,
  Invalid,
  isRefusal,
  NotByKey,
  NotFound,
  NotSignedIn,
  Stale,
  statusOf,
  TooMany,
} from '../errors/errors.ts'
import { formatList } from '../words/format.ts'
import { issueText, refusalText, sentence } from '../words/sentence.server.ts'
import { m } from '../words/words.ts'
import { TooLarge } from './body.server.ts'

/** The path is there, the method isn't. */
export class WrongMethod extends Error {
  readonly allowed: readonly string[]
  constructor(allowed: readonly string[]) {
    super('wrong method')
    this.allowed = allowed
  }
}

/** A change came without saying which version it is of. */
export class VersionMissing extends Error {}

/** Every way the API says no, by status: the anchors of the readable page. */
export const problemCodes = {
  401: 'no_key',
  403: 'forbidden',
  404: 'not_found',
  405: 'method',
  409: 'rule',
  412: 'stale',
  413: 'too_large',
  422: 'invalid',
  428: 'version_missing',
  429: 'too_many',
  500: 'unforeseen',
} as const
type Status = keyof typeof problemCodes

export const problemTitle = (status: Status): string => sentence(`api_problem_${problemCodes[status]}`)

/** The status of any failure as the API answers it; 500 for what nobody foresaw. */
export function apiStatus(failure: unknown): Status {
  if (failure instanceof WrongMethod) return 405
  if (failure instanceof Stale) return 412
  if (failure instanceof TooLarge) return 413
  if (failure instanceof VersionMissing) return 428
  const status = statusOf(failure)
  return status in problemCodes ? (status as Status) : 500
}

/** A failure as problem+json (RFC 9457), in the language being spoken. */
export function problem(
  failure: unknown,
  about: { requestId: string; role?: string; current?: unknown },
): Response {
  const status = apiStatus(failure)
  const code = problemCodes[status]
  const headers: Record<string, string> = {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Cache-Control': 'no-store',
  }
  if (status === 401) headers['WWW-Authenticate'] = 'Bearer realm="Commonweave"'
  if (failure instanceof WrongMethod) headers.Allow = failure.allowed.join(', ')
  if (failure instanceof TooMany) headers['Retry-After'] = String(failure.retryAfterSeconds)
  const body = {
    type: `/api/v1#problem-${code}`,
    title: problemTitle(status),
    status,
    ...details(failure, about),
    requestId: about.requestId,
  }
  return new Response(JSON.stringify(body), { status, headers })
}

function details(failure: unknown, about: { requestId: string; role?: string; current?: unknown }) {
  if (isRefusal(failure)) return { detail: refusalText(failure), code: failure.code, facts: failure.facts }
  if (failure instanceof Invalid)
    return {
      detail: m.api_detail_invalid(),
      errors: failure.issues.map((issue) => ({
        path: issue.path,
        code: issue.code.replace(/^issue_/, ''),
        message: issueText(issue),
      })),
    }
  if (failure instanceof NotByKey)
    return { detail: failure.why === 'own' ? m.api_detail_own() : m.api_detail_in_person(), whoCan: [] }
  if (failure instanceof Forbidden)
    return {
      detail:
        failure.whoCan.length === 0
          ? m.api_detail_forbidden({ role: about.role ?? '' })
          : m.api_detail_forbidden_who({
              role: about.role ?? '',
              roles: formatList(whoCanWords(failure, null)),
            }),
      whoCan: failure.whoCan,
    }
  if (failure instanceof Stale)
    return {
      detail: m.api_detail_stale(),
      ...(about.current === undefined ? {} : { current: about.current }),
    }
  if (failure instanceof TooMany)
    return { detail: m.api_detail_too_many({ seconds: failure.retryAfterSeconds }) }
  if (failure instanceof WrongMethod)
    return { detail: m.api_detail_method({ methods: failure.allowed.join(', ') }) }
  if (failure instanceof NotSignedIn) return { detail: m.api_detail_no_key() }
  if (failure instanceof NotFound) return { detail: m.api_detail_not_found() }
  if (failure instanceof TooLarge) return { detail: m.api_detail_too_large() }
  if (failure instanceof VersionMissing) return { detail: m.api_detail_version_missing() }
  return { detail: m.api_detail_unforeseen({ requestId: about.requestId }) }
}
