import { AsyncLocalStorage } from 'node:async_hooks'
import { overwriteServerAsyncLocalStorage } from './compiled/runtime.js'
import type { Locale } from './words.ts'

type Store = { locale?: string; origin?: string; messageCalls?: Set<string> }
const speaking = new AsyncLocalStorage<Store>()
overwriteServerAsyncLocalStorage(speaking as never)

/** Runs work whose sentences come out in this language: a request in the reader's, a mail in the receiver's. */
export const speak = <T>(locale: Locale, work: () => T): T => speaking.run({ locale }, work)
