/** Every expected failure, and the one table that says how each is answered. Words are keys; pages and the API translate. */

/** A rule says no: an expected answer of a verb, with the facts to explain it. Returned, not thrown. */
export class Refusal {
  readonly code: string
  readonly facts: Readonly<Record<string, string | number>>
  constructor(code: string, facts: Readonly<Record<string, string | number>> = {}) {
    this.code = code
    this.facts = facts
  }
}

export const isRefusal = (value: unknown): value is Refusal => value instanceof Refusal

export class NotSignedIn extends Error {}

/** The record does not exist, or not for this reader: from outside the two can't be told apart. */
export class NotFound extends Error {}

/** The record was brought into another that is in reach: whoever reads is led there; to everything else it is not there. */
export class Moved extends NotFound {
  readonly fromId: string
  readonly intoId: string
  constructor(fromId: string, intoId: string) {
    super('moved')
    this.fromId = fromId
    this.intoId = intoId
  }
}

/**
 * In reach, but not theirs to do. `whoCan` are the roles that can: some for what is their own organization's only,
 * or their own, as `onlyFor` says; `organizationId` is the organization that this belongs to, where that is known.
 */
export class Forbidden extends Error {
  readonly whoCan: readonly string[]
  readonly onlyFor: Readonly<Record<string, 'own' | 'self'>>
  readonly organizationId: string | null
  constructor(
    whoCan: readonly string[] = [],
    onlyFor: Readonly<Record<string, 'own' | 'self'>> = {},
    organizationId: string | null = null,
  ) {
    super('forbidden')
    this.whoCan = whoCan
    this.onlyFor = onlyFor
    this.organizationId = organizationId
  }
}

/**
 * Not by this key, whatever its role. `own`: it belongs to a person, and a key of the workspace is nobody. `in-person`:
 * people say it themselves, where they signed in or by the link that was sent to them.
 */
export class NotByKey extends Forbidden {
  readonly why: 'own' | 'in-person'
  constructor(why: 'own' | 'in-person') {
    super()
    this.why = why
  }
}

/** Input that can't be taken, by field path. `values` is what was typed, so that nothing is lost. */
export class Invalid extends Error {
  readonly issues: readonly FieldIssue[]
  readonly values: Record<string, string | string[]>
  constructor(issues: readonly FieldIssue[], values: Record<string, string | string[]> = {}) {
    super('invalid')
    this.issues = issues
    this.values = values
  }
}
export interface FieldIssue {
  /** Dotted path of the field, '' for the whole form. */
  path: string
  /** Key of the sentence, as in `problemText`. */
  code: string
  facts?: Readonly<Record<string, string | number>>
}

/** Someone saved this record since the form was opened. `theirs` is what stands there now. */
export class Stale extends Error {
  readonly theirs: Record<string, unknown>
  constructor(theirs: Record<string, unknown>) {
    super('stale')
    this.theirs = theirs
  }
}

/** Too many tries at a guarded door. */
export class TooMany extends Error {
  readonly retryAfterSeconds: number
  constructor(retryAfterSeconds: number) {
    super('too many tries')
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** The HTTP status of any thrown or returned failure; 500 for what nobody foresaw. */
export function statusOf(failure: unknown): number {
  if (failure instanceof NotSignedIn) return 401
  if (failure instanceof Forbidden) return 403
  if (failure instanceof NotFound) return 404
  if (failure instanceof Refusal) return 409
  if (failure instanceof Stale) return 409
  if (failure instanceof Invalid) return 422
  if (failure instanceof TooMany) return 429
  return 500
}
