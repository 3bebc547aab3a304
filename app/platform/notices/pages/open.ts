import { type LoaderFunctionArgs, redirect } from 'react-router'
import { keepHouse } from '../../context/transaction.server.ts'
import { contextOfPage, load } from '../../http/page.server.ts'
import { markRead } from '../mark-read.server.ts'
import { readNotice } from '../reads.server.ts'

const find = load((tx, { params }) => readNotice(tx, params.notice ?? ''))

/** Leads to what a notice is about; it is read now. */
export const loader = async (args: LoaderFunctionArgs) => {
  const { href } = await find(args)
  const { ctx, page } = contextOfPage(args)
  await keepHouse(ctx, (tx) => markRead(tx, { id: page.params.notice ?? '' }))
  throw redirect(`${page.base}${href}`)
}
