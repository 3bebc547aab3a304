import { redirect } from 'react-router'
import { load } from '#platform/http/page.server.ts'

export const loader = load(async (_tx, { base }) => {
  throw redirect(`${base}/today`)
})
