import { redirect } from 'react-router'
import { isRefusal } from '../../errors/errors.ts'
import { act, done, load } from '../../http/page.server.ts'
import { m } from '../../words/words.ts'
import { removeFile } from '../attach.server.ts'

export const loader = load(async (_tx, { base }) => {
  throw redirect(`${base}/today`)
})

/** Takes a file away and leads back to the page it stood on. */
export const action = act(async (tx, { params, request, base }) => {
  const answer = await removeFile(tx, params.file ?? '')
  if (isRefusal(answer)) return answer
  const referer = request.headers.get('referer')
  const path = referer === null ? '' : new URL(referer).pathname
  return done(path.startsWith(`${base}/`) ? path : `${base}/today`, m.file_removed(), answer.historyId)
})
