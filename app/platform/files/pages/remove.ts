import { redirect } from 'react-router'
import { act, done, load } from '../../http/page.server.ts'
import { pageBefore } from '../../http/request.server.ts'
import { m } from '../../words/words.ts'
import { removeFile } from '../remove.server.ts'

export const loader = load(async (_tx, { base }) => {
  throw redirect(`${base}/today`)
})

/** Takes a file away and leads back to the page it stood on. */
export const action = act(async (tx, { params, request, base }) => {
  const { historyId } = await removeFile(tx, params.file ?? '')
  return done(pageBefore(request, base), m.file_removed(), historyId)
})
