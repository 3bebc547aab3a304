import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  redirectDocument,
} from 'react-router'
import { whoCanWords } from '../accounts/who-can.server.ts'
import type { Ctx, Tx } from '../context/context.server.ts'
import { keepHouse, read, write } from '../context/transaction.server.ts'
import {
  Forbidden,
  Invalid,
  isRefusal,
  Moved,
  NotFound,
  NotSignedIn,
  Refusal,
  Stale,
  statusOf,
  TooMany,
} from '../errors/errors.ts'
import { issueText, refusalText } from '../words/sentence.server.ts'
import { flashCookie } from './flash.server.ts'
import { type DoorRequest, doorRequest } from './request.server.ts'
import { typedValues } from './typed.ts'

type Args = LoaderFunctionArgs | ActionFunctionArgs
export interface PageArgs {
  params: Record<string, string>
  url: URL
  request: Request
  door: DoorRequest
  /** Path of this workspace, `/demo`: links are built on it. */
  base: string
}

/** What a failed form gets back: sentences at their fields, what was typed, and the fact behind a no. */
export interface FormProblem {
  issues: { path: string; message: string }[]
  values: Record<string, string | string[]>
  refusal: string | null
  /** The refusal's code and facts, where the form has more to offer than its sentence. */
  why?: { code: string; facts: Readonly<Record<string, string | number>> } | null
  theirs: Record<string, unknown> | null
  /** It never left, as there was no connection: it is sent by itself once there is one. */
  unsent?: boolean
  /** What is shown this once, on the page that answers the form itself. */
  shown?: string
}

/** Where to go once it is done, what to say there, and the history entry that can be taken back. */
export interface Done {
  to: string
  say?: string
  undo?: string | null
  tone?: 'success' | 'warning'
  /** Set where the next page may be in another language or for another person. */
  anew?: boolean
  /** A secret to show once: the form is answered by its own page, nothing is kept in a cookie or address. */
  show?: string
  /** The form is answered by its own page, with this in its fields: nothing was sent off, and nothing is lost. */
  typed?: FormProblem['values']
}
export const done = (to: string, say?: string, undo?: string | null): Done => ({
  to,
  ...(say === undefined ? {} : { say }),
  undo: undo ?? null,
})

/** What error pages know. */
export interface FailureData {
  /** In the reader's words. */
  whoCan: readonly string[]
  retryAfterSeconds: number | null
  requestId: string
}

/** The request's context; throws NotSignedIn without a user, NotFound where the user may not come in. */
export function contextOfPage(args: Args): { ctx: Ctx; page: PageArgs } {
  const door = args.context.get(doorRequest)
  if (door.ctx === null) throw door.user === null ? new NotSignedIn() : new NotFound()
  // But for the workspace, every part of an address names a record; what can't be an id names none.
  for (const [name, value] of Object.entries(args.params))
    if (name !== 'workspace' && !isId(value)) throw new NotFound()
  return { ctx: door.ctx, page: pageArgs(args, door) }
}

const isId = (value: string | undefined) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value ?? '')

export const pageArgs = (args: Args, door: DoorRequest): PageArgs => ({
  params: args.params as Record<string, string>,
  // The router's own address of the page, not the request's, which asks a page reached by a link for its data.
  // No record holds the letter NUL, so nothing is found by it.
  url: new URL(args.url.href.replaceAll('%00', '')),
  request: args.request,
  door,
  base: `/${args.params.workspace ?? ''}`,
})

/** A loader: reads in one transaction under the reader's own reach. */
export const load =
  <T>(work: (tx: Tx, page: PageArgs) => Promise<T>) =>
  async (args: LoaderFunctionArgs): Promise<T> => {
    try {
      const { ctx, page } = contextOfPage(args)
      return await read(ctx, (tx) => work(tx, page), { narrow: page.params.partnership !== undefined })
    } catch (failure) {
      throw await answerOf(failure, args)
    }
  }

/**
 * A loader that tries something out to tell what it would do, and takes it back: the database refuses to write in
 * any other.
 */
export const loadTrying =
  <T>(work: (tx: Tx, page: PageArgs) => Promise<T>) =>
  async (args: LoaderFunctionArgs): Promise<T> => {
    try {
      const { ctx, page } = contextOfPage(args)
      return await keepHouse(ctx, (tx) => work(tx, page))
    } catch (failure) {
      throw await answerOf(failure, args)
    }
  }

/** A loader of what must not be read without a trace: `trace` writes it down, and only then is it shown. */
export const loadTraced =
  <T>(work: (tx: Tx, page: PageArgs) => Promise<T>, trace: (tx: Tx, found: T) => Promise<void>) =>
  async (args: LoaderFunctionArgs): Promise<T> => {
    try {
      const { ctx, page } = contextOfPage(args)
      const found = await read(ctx, (tx) => work(tx, page))
      await keepHouse(ctx, (tx) => trace(tx, found))
      return found
    } catch (failure) {
      throw await answerOf(failure, args)
    }
  }

/** A loader that hands out a file which it makes in transactions of its own, so that none is open while it is sent. */
export const loadFile =
  (work: (ctx: Ctx, page: PageArgs) => Promise<Response>) =>
  async (args: LoaderFunctionArgs): Promise<Response> => {
    try {
      const { ctx, page } = contextOfPage(args)
      return await work(ctx, page)
    } catch (failure) {
      throw await answerOf(failure, args)
    }
  }

/** A loader of a page that needs no membership (sign-in, keyed links). */
export const loadOpen =
  <T>(work: (page: PageArgs) => Promise<T>) =>
  async (args: LoaderFunctionArgs): Promise<T> => {
    try {
      return await work(pageArgs(args, args.context.get(doorRequest)))
    } catch (failure) {
      throw await answerOf(failure, args)
    }
  }

export type Act = (tx: Tx, page: PageArgs & { form: FormData }) => Promise<Done | Refusal>

/**
 * An action: one verb in one transaction. Done redirects with a word and an undo; bad input, a rule's no
 * and a stale save come back with the form as it was typed. `aside` has what the same form does that is no act in
 * the record (a draft), by what stands in its field `act`; such a verb refuses before it writes.
 */
export const act =
  (work: Act, aside: Readonly<Record<string, Act>> = {}) =>
  async (args: ActionFunctionArgs) => {
    const form = await formOf(args)
    try {
      const { ctx, page } = contextOfPage(args)
      const chosen = String(form.get('act'))
      const unrecorded = Object.hasOwn(aside, chosen) ? aside[chosen] : undefined
      const answer =
        unrecorded === undefined
          ? await write(ctx, (tx) => work(tx, { ...page, form }))
          : await keepHouse(ctx, (tx) => unrecorded(tx, { ...page, form }))
      return settle(answer, page.door, form)
    } catch (failure) {
      return await formAnswer(failure, form, args)
    }
  }

/**
 * An action that many pages share and that has none of its own: a rule's no is said where `refusedAt` leads, a path
 * with `base`, read once nothing of the act stands.
 */
export const actFromPages =
  (work: Act, refusedAt: (tx: Tx, page: PageArgs & { form: FormData }) => Promise<string>) =>
  async (args: ActionFunctionArgs) => {
    const form = await formOf(args)
    try {
      const { ctx, page } = contextOfPage(args)
      const answer = await write(ctx, (tx) => work(tx, { ...page, form }))
      if (!isRefusal(answer)) return settle(answer, page.door, form)
      const to = await read(ctx, (tx) => refusedAt(tx, { ...page, form }))
      return settle({ to, say: refusalText(answer), tone: 'warning' }, page.door, form)
    } catch (failure) {
      return await formAnswer(failure, form, args)
    }
  }

/**
 * An action that pages send by themselves while somebody works, of what is no act in the record (a draft): answered
 * in JSON. Bad input and a rule's no are said by their status.
 */
export const actAside =
  <T>(work: (tx: Tx, page: PageArgs & { form: FormData }) => Promise<T | Refusal>) =>
  async (args: ActionFunctionArgs): Promise<Response> => {
    try {
      const form = await formOf(args)
      const { ctx, page } = contextOfPage(args)
      const answer = await keepHouse(ctx, (tx) => work(tx, { ...page, form }))
      return isRefusal(answer)
        ? Response.json({ refusal: refusalText(answer) }, { status: 409 })
        : Response.json(answer)
    } catch (failure) {
      if (failure instanceof Invalid)
        return Response.json({ issues: failure.issues.map((issue) => issueText(issue)) }, { status: 422 })
      throw await answerOf(failure, args)
    }
  }

/** The form that was sent; what isn't one is bad input, not a fault of ours. */
async function formOf(args: ActionFunctionArgs): Promise<FormData> {
  try {
    return await args.request.formData()
  } catch {
    throw await answerOf(new Invalid([{ path: '', code: 'issue_format_other' }]), args)
  }
}

/** An action outside of any workspace or transaction (signing in); it does its own bookkeeping. */
export const actOpen =
  (work: (page: PageArgs & { form: FormData }) => Promise<Done | Refusal>) =>
  async (args: ActionFunctionArgs) => {
    const form = await formOf(args)
    const door = args.context.get(doorRequest)
    try {
      const answer = await work({ ...pageArgs(args, door), form })
      return settle(isRefusal(answer) ? answer : { ...answer, anew: true }, door, form)
    } catch (failure) {
      return await formAnswer(failure, form, args)
    }
  }

function settle(answer: Done | Refusal, door: DoorRequest, form: FormData) {
  if (isRefusal(answer))
    return problem(
      {
        refusal: refusalText(answer),
        why: { code: answer.code, facts: answer.facts },
        values: typedValues(form),
      },
      409,
    )
  if (answer.show !== undefined) return problem({ shown: answer.show }, 200)
  if (answer.typed !== undefined) return problem({ values: answer.typed }, 200)
  if (answer.say !== undefined)
    door.answer.append(
      'Set-Cookie',
      flashCookie(
        { say: answer.say, undo: answer.undo ?? null, tone: answer.tone ?? 'success' },
        door.system.settings.publicUrl.startsWith('https://'),
      ),
    )
  // Who comes in may read another language than the page they came from: the document is asked for anew.
  throw answer.anew ? redirectDocument(answer.to, 303) : redirect(answer.to, 303)
}

const problem = (what: Partial<FormProblem>, status: number) =>
  data<FormProblem>({ issues: [], values: {}, refusal: null, theirs: null, ...what }, { status })

async function formAnswer(failure: unknown, form: FormData, args: Args) {
  const values = typedValues(form)
  if (failure instanceof Invalid)
    return problem(
      { issues: failure.issues.map((issue) => ({ path: issue.path, message: issueText(issue) })), values },
      422,
    )
  if (failure instanceof Stale)
    return problem({ theirs: failure.theirs, refusal: refusalText(new Refusal('stale')), values }, 409)
  if (failure instanceof TooMany)
    return problem(
      {
        refusal: refusalText(new Refusal('too_many', { minutes: Math.ceil(failure.retryAfterSeconds / 60) })),
        values,
      },
      429,
    )
  throw await answerOf(failure, args)
}

/** The one table of failures, as pages answer it. */
async function answerOf(failure: unknown, args: Args): Promise<unknown> {
  if (failure instanceof Response) return failure
  const door = args.context.get(doorRequest)
  if (failure instanceof NotSignedIn) {
    return redirect(`/sign-in?to=${encodeURIComponent(args.url.pathname + args.url.search)}`)
  }
  if (failure instanceof Moved && args.request.method === 'GET') {
    const url = new URL(args.request.url)
    return redirect(url.pathname.replace(/\.data$/, '').replace(failure.fromId, failure.intoId) + url.search)
  }
  const status = statusOf(failure)
  if (status === 500) return failure
  return data<FailureData>(
    {
      whoCan: failure instanceof Forbidden ? await whoCan(failure, door.ctx) : [],
      retryAfterSeconds: failure instanceof TooMany ? failure.retryAfterSeconds : null,
      requestId: door.requestId,
    },
    { status },
  )
}

/** Who can, with the name of the organization whose it is: whoever is refused has reached it. */
async function whoCan(failure: Forbidden, ctx: Ctx | null): Promise<string[]> {
  const { organizationId } = failure
  const found =
    ctx === null || organizationId === null
      ? undefined
      : await read(ctx, (tx) =>
          tx.db
            .selectFrom('organizations')
            .where('workspaceId', '=', tx.workspace.id)
            .where('id', '=', organizationId)
            .select('name')
            .executeTakeFirst(),
        )
  return whoCanWords(failure, found?.name ?? null)
}
