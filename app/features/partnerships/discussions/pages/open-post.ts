import { type LoaderFunctionArgs, redirect } from 'react-router'
import { load } from '#platform/http/page.server.ts'
import { readPost } from '../posts.server.ts'

const find = load(async (tx, { params, base }) => {
  const { id, discussionId } = await readPost(tx, params.post ?? '')
  return `${base}/discussions/${discussionId}#post-${id}`
})

/** Leads to where something was said. */
export const loader = async (args: LoaderFunctionArgs) => {
  throw redirect(await find(args))
}
