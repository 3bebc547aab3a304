import { Writable } from 'node:stream'
import { renderToPipeableStream } from 'react-dom/server'
import {
  type EntryContext,
  isRouteErrorResponse,
  type RouterContextProvider,
  ServerRouter,
} from 'react-router'
import { packed } from '#platform/http/packed.server.ts'
import { doorRequest } from '#platform/http/request.server.ts'

/** Renders a page whole before its first byte leaves: nothing on our pages is deferred, so the status is always true. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  router: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const { nonce, system, requestId } = context.get(doorRequest)
  return new Promise((resolve, reject) => {
    let failed = false
    const { pipe, abort } = renderToPipeableStream(
      <ServerRouter context={router} url={request.url} nonce={nonce} />,
      {
        nonce,
        onAllReady() {
          headers.set('Content-Type', 'text/html; charset=utf-8')
          const answer = async (page: Buffer<ArrayBuffer>) =>
            new Response(await packed(page, request.headers.get('accept-encoding'), headers), {
              headers,
              status: failed ? 500 : status,
            })
          pipe(gathered((page) => answer(page).then(resolve, reject)))
        },
        onShellError: reject,
        onError(error) {
          failed = true
          system.log.error({ err: error, requestId }, 'page')
        },
      },
    )
    request.signal.addEventListener('abort', () => abort(), { once: true })
  })
}

/** A stream's end: all that came, in one piece. It takes everything at once, so the writer never waits. */
function gathered(done: (whole: Buffer<ArrayBuffer>) => void): Writable {
  const pieces: Buffer[] = []
  return new Writable({
    highWaterMark: Number.MAX_SAFE_INTEGER,
    write(piece: Buffer, _encoding, next) {
      pieces.push(piece)
      next()
    },
    final(next) {
      done(Buffer.concat(pieces))
      next()
    },
  })
}

/** What nobody foresaw goes to the log, with the request's id; the reader gets a page that names it. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: RouterContextProvider },
): void {
  if (request.signal.aborted) return
  // An address that isn't ours, or a method that it doesn't take: nothing to look after here.
  if (isRouteErrorResponse(error) && error.status < 500) return
  const { system, requestId } = context.get(doorRequest)
  system.log.error({ err: error, requestId }, 'page')
}
