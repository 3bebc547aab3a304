// Real answers, bounces and signatures of real mail programs. The folder's own answers stand beside its files; where
// it has none, what the mail says is stated here.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findRealData } from '../../testing/data.ts'
import { textOfHtml } from './html-text.server.ts'
import { newText } from './new-text.ts'
import { readMail } from './read-mail.server.ts'

const folder = join(findRealData() ?? '', 'email')
const parsing = join(folder, 'reply-parsing')
const file = (...path: string[]) => readFileSync(join(parsing, ...path), 'utf8')
const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim()

describe('answers as mail programs write them', () => {
  const mails = readdirSync(join(parsing, 'talon/standard_replies')).filter((name) => name.endsWith('.eml'))

  it('are all read', () => expect(mails.length).toBe(12))
  it.each(mails)('%s says what its writer wrote, and nothing that was there before', async (name) => {
    const mail = await readMail(
      readFileSync(join(parsing, 'talon/standard_replies', name)),
      'commonweave.example',
    )
    expect(mail.text.trim()).toBe('Hello')
    expect(mail.automatic).toBeNull()
  })

  const pages = readdirSync(join(parsing, 'talon/html_replies'))
  it.each(pages)('%s, which is markup only, does so too', (name) => {
    expect(squeezed(newText(textOfHtml(file('talon/html_replies', name))))).toBe(
      'Hi. I am fine. Thanks, Alex',
    )
  })

  it('are cut at a line across the page', () => {
    expect(squeezed(newText(textOfHtml(file('talon/reply-separated-by-hr.html'))))).toBe('Hi there Bob')
  })
})

describe('plain texts of answers', () => {
  /** What is new in each: where it begins, where it ends, and what must not be there. */
  const expected: Record<string, [begins: string, ends: string, without?: RegExp]> = {
    'correct_sig.txt': ['this is an email', 'correct -- signature.', /rick/],
    'email_1_1.txt': ['Hi folks', 'the Java HTTP API.', /riak-users/],
    'email_1_2.txt': ['Hi,', 'delete them all individually."', /Abhishek|What is the best way|_{10}/],
    'email_1_3.txt': ['Oh thanks.', 'would be great.', /Russell|riak-users/],
    'email_1_4.txt': ['Awesome!', 'problem with it.'],
    'email_1_5.txt': ['One:', 'for a while.'],
    'email_1_6.txt': ['I get proper', 'torch of pixels', /Corey|caching/],
    'email_1_7.txt': [':+1:', ':+1:'],
    'email_1_8.txt': ['I will reply', 'and under this.', /Tim|okay|signature/],
    'email_2_1.txt': ['Outlook with', 'a reply'],
    'email_2_2.txt': ['Outlook with', 'directly above line'],
    'email_2_3.txt': ['Outlook with', 'directly above line'],
    'email_BlackBerry.txt': ['Here is', 'another email'],
    'email_bullets.txt': ['test 2', 'and another', /Joe Smith|Give us/],
    'email_iPhone.txt': ['Here is', 'another email'],
    'email_long_quote.txt': ['Hi folks', 'the Java HTTP API.', /riak-users/],
    'email_multi_word_sent_from_my_mobile_device.txt': ['Here is', 'another email'],
    'email_one_is_not_on.txt': ['Thank, this', 'when I run...', /Tapley/],
    'email_sent_from_my_not_signature.txt': ['Here is', 'my mobile phone.'],
    'email_sig_delimiter_in_middle_of_line.txt': ['Hi there!', 'kthxbai'],
    'greedy_on.txt': ['On your remote host', 'not working.', /Plymale/],
    'pathological.txt': ['I think', 'to a computer.', /Sullivan/],
  }

  it('are all known', () => {
    expect(readdirSync(join(parsing, 'github/emails')).sort()).toEqual(Object.keys(expected).sort())
  })
  it.each(Object.entries(expected))('%s', (name, [begins, ends, without]) => {
    const text = newText(file('github/emails', name))
    expect(text.startsWith(begins)).toBe(true)
    expect(text.endsWith(ends)).toBe(true)
    if (without !== undefined) expect(text).not.toMatch(without)
  })
})

describe('signatures', () => {
  const stripped = 'talon/signature/emails/stripped'
  const names = readdirSync(join(parsing, stripped)).flatMap((name) => /^(.+)_body$/.exec(name)?.[1] ?? [])
  // What nobody can tell from a text: a greeting is the writer's own words, and this footer does not begin with a name.
  const kept = new Set(['short_url', 'sparse', 'johndoeexamplecom'])

  it.each(names)('%s: no word of the text is lost, and the signature is gone or stands as it was', (name) => {
    const [body, signature, sender] = (['body', 'signature', 'sender'] as const).map((part) =>
      file(stripped, `${name}_${part}`),
    ) as [string, string, string]
    const written =
      signature === '' ? body : body.slice(0, body.lastIndexOf(signature.trim().split('\n')[0] ?? ''))
    const text = newText(body, { name: sender.trim() })
    expect(squeezed(text).startsWith(squeezed(written))).toBe(true)
    if (signature !== '' && !kept.has(name)) expect(squeezed(text)).toBe(squeezed(written))
  })
})

describe('what machines write', () => {
  const lines = readFileSync(join(folder, 'flanker/EXPECTED.tsv'), 'utf8').trim().split('\n').slice(1)
  const cases = lines.map((line) => line.split('\t') as [string, string])

  it.each(cases)('%s is told from what people write: %s', async (name, isBounce) => {
    const mail = await readMail(readFileSync(join(folder, 'flanker/messages', name)), 'commonweave.example')
    if (isBounce === 'true') expect(mail.automatic).toBe('bounce')
    else expect(mail.text).toBeTypeOf('string')
  })
})
