import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@react-router/node'
import { renderToPipeableStream } from 'react-dom/server'
import {
  type EntryContext,
  isRouteErrorResponse,
  type RouterContextProvider,
  ServerRouter,
} from 'react-router'
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
          const body = new PassThrough()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          resolve(
            new Response(createReadableStreamFromReadable(body), { headers, status: failed ? 500 : status }),
          )
          pipe(body)
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
