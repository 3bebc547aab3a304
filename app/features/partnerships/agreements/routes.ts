import { route } from '@react-router/dev/routes'

const folder = 'features/partnerships/agreements'
const page = (name: string) => `${folder}/pages/${name}`

export const agreementRoutes = [
  route('partnerships/:partnership/agreements', page('list.tsx')),
  route('partnerships/:partnership/agreements.csv', page('csv.ts')),
  route('partnerships/:partnership/agreements/new', page('new.tsx')),
  route('agreements/:agreement', page('agreement.tsx')),
  route('agreements/:agreement/text', page('text.ts')),
  route('agreements/:agreement/agreement.pdf', page('pdf.ts')),
  route('agreements/:agreement/edit', page('edit.tsx')),
  route('agreements/:agreement/hand', `${folder}/turns/pages/hand.tsx`),
  route('agreements/:agreement/suggestions', `${folder}/suggestions/pages/suggestions.tsx`),
  route('agreements/:agreement/suggestions.csv', `${folder}/suggestions/pages/csv.ts`),
  route('agreements/:agreement/suggest', `${folder}/suggestions/pages/suggest.tsx`),
  route('agreements/:agreement/send', page('send.tsx')),
  route('agreements/:agreement/sign', page('sign.tsx')),
  route('agreements/:agreement/decline', page('decline.tsx')),
  route('agreements/:agreement/recall', page('recall.tsx')),
  route('agreements/:agreement/compare', page('compare.tsx')),
  route('agreements/:agreement/signer', page('signer.tsx')),
  route('agreements/:agreement/promise', page('promise.tsx')),
  route('agreements/:agreement/follow', page('follow.tsx')),
  route('agreements/:agreement/end', page('end.tsx')),
]

/** Outside of every workspace, without signing in. */
export const agreementOpenRoutes = [
  route('signature/:token', page('keyed.tsx')),
  route('signature/:token/agreement.pdf', page('keyed-pdf.ts')),
]
