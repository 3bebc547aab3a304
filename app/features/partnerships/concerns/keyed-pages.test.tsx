import { renderToStaticMarkup } from 'react-dom/server'
import { createRoutesStub } from 'react-router'
import { describe, expect, it } from 'vitest'
import SignaturePage from '../agreements/pages/keyed.tsx'
import BehalfPage from '../behalf/pages/keyed.tsx'
import PulsePage from '../pulse/pages/keyed.tsx'
import RaiserPage from './pages/keyed.tsx'
import StewardPage from './pages/steward.tsx'

// Each text of somebody's is one word, so that every one of them is found in the html.
const texts = ['عنوان', 'نص', 'اتفاق', 'سبب', 'رسالة', 'دليل', 'سؤال', 'جواب', 'شريك', 'وثيقة'] as const
const [summary, about, agreed, why, message, evidence, question, comment, name, document] = texts

const concern = {
  summary,
  about,
  language: 'ar',
  openness: 'confidential',
  shown: 'summary',
  partnershipName: 'Market',
  raisedOn: '2026-03-01',
  raisedBy: null,
  parties: [],
  steward: null,
  acknowledgedOn: null,
  settlement: { id: 'a', agreed, settledOn: '2026-03-02' },
  reopened: { on: '2026-03-02', why },
  acknowledgeBy: '2026-03-08',
  settleBy: '2026-03-31',
  followUpOn: null,
  trust: [],
  as: { raiser: true, steward: false, asked: false, party: false },
}
const messages = [{ id: 'a', side: 'raiser', body: message, saidOn: '2026-03-01', person: null }]
const today = '2026-03-31'
const outside = { concern, today, messages, readings: [], candidates: null, can: {} }
const item = { id: 'q', text: question, language: 'ar' }

const pages: [string, () => React.ReactNode, unknown, readonly string[], readonly string[]][] = [
  [
    'of a raiser without a name',
    RaiserPage,
    { workspace: 'Riverside', seen: outside },
    [summary, about, agreed, why, message],
    [summary, about],
  ],
  [
    'of a steward from outside',
    StewardPage,
    { workspace: 'Riverside', seen: outside },
    [summary, about, agreed, why, message],
    [summary, about],
  ],
  [
    'on which a partner answers for what was recorded for it',
    BehalfPage,
    {
      state: 'works',
      workspace: 'Riverside',
      words: { did: 'promised', about },
      acceptedOn: null,
      disputedOn: null,
      behalf: {
        organizationName: 'Harbor',
        partnershipName: 'Market',
        recordedBy: null,
        recordedByOrganization: 'Host',
        recordedOn: today,
        evidence,
        evidenceLink: '',
      },
    },
    [about, evidence],
    [],
  ],
  [
    'of a pulse',
    PulsePage,
    {
      workspace: 'Riverside',
      partnership: 'Market',
      organization: 'Harbor',
      open: true,
      last: today,
      stands: true,
      today,
      given: { on: today, comment, ratings: [], own: [] },
      questions: [
        { ...item, kind: 'open' },
        { ...item, id: 'r', kind: 'scale' },
      ],
      others: [{ organizationId: 'o', name }],
    },
    [question, comment],
    [question],
  ],
  [
    'of a signature',
    SignaturePage,
    {
      state: 'works',
      workspace: 'Riverside',
      title: 'A title',
      language: 'ar',
      partnership: 'Market',
      signer: { organizationName: 'Harbor', personName: 'Ana', signedAt: null },
      sha256: '',
      html: document,
      consent: 'Yes',
      open: true,
      how: '',
      complete: false,
      token: 't',
    },
    [document],
    [document],
  ],
]

/** The tags right before each place where a text stands. */
const tagsBefore = (html: string, text: string): string[] =>
  [...html.matchAll(new RegExp(`(<[^<>]*>)\\s*${text}(?=[<\\s])`, 'g'))].map((match) => match[1] ?? '')

describe('the page by link', () => {
  it.each(pages)(
    '%s shows people’s texts in the direction and language of their own',
    (_, Page, data, found, inArabic) => {
      const Stub = createRoutesStub([{ id: 'page', path: '/', loader: () => null, Component: Page }])
      const html = renderToStaticMarkup(<Stub hydrationData={{ loaderData: { page: data } }} />)
      for (const text of found) {
        const tags = tagsBefore(html, text)
        expect(tags, text).not.toEqual([])
        for (const tag of tags) expect(tag, text).toContain('dir="auto"')
        if (inArabic.includes(text)) for (const tag of tags) expect(tag, text).toContain('lang="ar"')
      }
    },
  )
})
