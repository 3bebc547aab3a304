import type { z } from 'zod'
import type { Ctx, Tx } from '../context/context.server.ts'
import type { Refusal } from '../errors/errors.ts'
import type { Cursor } from '../http/listing.ts'

/** What a list is asked for at /api/v1; `limit` is 1–200, default 50. */
export interface ApiList {
  query: string
  limit: number
  cursor: Cursor | null
  /** Filters by field, already checked by the resource's `filters`. */
  filters: Record<string, unknown>
}

/**
 * A noun as /api/v1 shows it. The contract (paging, If-Match, Idempotency-Key, problems) and the OpenAPI
 * description are worked out from this; reads and verbs are the same that pages call.
 */
export interface ApiResource {
  /** Plural, as in the path: `/api/v1/organizations`. */
  name: string
  /** One sentence for the readable page. */
  summary: string
  /** It belongs to a person: only a key of their own reads and keeps it, and any other is told so. */
  own?: true
  /** The record as it leaves: camelCase JSON, with `id` and (if it can be changed) `version`. */
  shape: z.ZodObject
  filters?: z.ZodObject
  list?: (tx: Tx, wanted: ApiList) => Promise<{ items: unknown[]; total: number; next: string | null }>
  /** Throws NotFound when out of reach. */
  get: (tx: Tx, id: string) => Promise<unknown>
  create?: { input: z.ZodObject; run: (tx: Tx, input: never) => Promise<{ id: string } | Refusal> }
  /** PATCH: fields left out stay as they are; `version` comes from If-Match. Throws Stale. */
  change?: { input: z.ZodObject; run: (tx: Tx, id: string, input: never) => Promise<unknown | Refusal> }
  /** The record in the names that `change` takes, where these differ from how it leaves: else a field left out could not be kept. */
  changeable?: (record: Record<string, unknown>) => Record<string, unknown>
  remove?: (tx: Tx, id: string) => Promise<unknown | Refusal>
  /** State nouns: POST and DELETE `/api/v1/commitments/:id/fulfilment`. */
  states?: Record<
    string,
    {
      summary: string
      input?: z.ZodObject
      make?: (tx: Tx, id: string, input: never) => Promise<unknown | Refusal>
      unmake?: (tx: Tx, id: string) => Promise<unknown | Refusal>
    }
  >
  /** Files that a record leaves as: GET `/api/v1/partnerships/:id/dossier`. Made in transactions of their own. */
  papers?: Record<
    string,
    { summary: string; mediaType: string; hand: (ctx: Ctx, id: string) => Promise<Response> }
  >
}
