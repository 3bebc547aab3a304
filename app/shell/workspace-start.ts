import { redirect } from 'react-router'
import { load } from '#platform/http/page.server.ts'

export const loader = load(async (_tx, { base }) => {
  throw redirect(`${base}/today`)
})

/** Nothing to see; but as a page, an address that names no workspace is answered by one that says so. */
export default function WorkspaceStart() {
  return null
}
