import { type DataStrategyResult, data, type MiddlewareFunction } from 'react-router'
import { m } from '../words/words.ts'
import type { FormProblem } from './page.server.ts'
import { typedValues } from './typed.ts'

/** A request that got no answer at all. Browsers say it in their own words, and by no other name than this. */
export const gotNoAnswer = (failure: unknown): boolean =>
  failure instanceof TypeError && /fetch|network|load failed/i.test(failure.message)

/**
 * In the browser, around every request of the router: a form that could not be sent stays where it is, as one that
 * was refused does, and says so. Without this the router would put the page for what is broken in its place.
 */
export const keepForms: MiddlewareFunction<Record<string, DataStrategyResult>> = async (
  { request },
  next,
) => {
  if (request.method === 'GET') return
  // What is sent without a connection reaches nobody, and can be sent again without being done twice.
  const unsent = !navigator.onLine
  const form = await request.clone().formData()
  const results = await next()
  for (const [route, result] of Object.entries(results))
    if (result.type === 'error' && gotNoAnswer(unwrapped(result.result)))
      results[route] = { type: 'data', result: data(unanswered(form, unsent), { status: 503 }) }
}

/** The router lays what an action throws into a wrapping, beside the status that it did not get. */
const unwrapped = (result: unknown): unknown =>
  typeof result === 'object' && result !== null && 'data' in result ? result.data : result

const unanswered = (form: FormData, unsent: boolean): FormProblem => ({
  issues: [],
  values: typedValues(form),
  refusal: unsent ? m.form_unsent() : m.form_unanswered(),
  theirs: null,
  unsent,
})
