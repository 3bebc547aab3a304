import { describe, expect, it } from 'vitest'
import { chosenFile } from '../files/attach.server.ts'
import { tooLargeType } from '../files/file.ts'
import { speak } from '../words/speaking.server.ts'
import { tooLargePage, withoutLargeFiles } from './large-form.server.ts'

// As bytes: a form that makes its body as it is read can't be let go half way.
const sent = async (bytes: number) => {
  const form = new FormData()
  form.append('note', 'Thank you — gracias')
  form.append('tag', 'one')
  form.append('tag', 'two')
  form.append('file', new File([new Uint8Array(bytes)], 'boats.pdf'))
  form.append('other', new File([], ''))
  const made = new Response(form)
  const type = made.headers.get('content-type') ?? ''
  return new Request('http://x/demo/files', {
    method: 'POST',
    body: await made.arrayBuffer(),
    headers: { 'content-type': type, 'x-one': 'kept' },
  })
}

describe('a form that is longer than can be taken', () => {
  it('keeps what was typed, and its file stands there empty and marked', async () => {
    const request = await withoutLargeFiles(await sent(300_000), 1_000_000)
    const form = await request?.formData()
    expect(form?.get('note')).toBe('Thank you — gracias')
    expect(form?.getAll('tag')).toEqual(['one', 'two'])
    const file = chosenFile(form ?? new FormData())
    expect([file?.name, file?.size, file?.type]).toEqual(['boats.pdf', 0, tooLargeType])
    expect(chosenFile(form ?? new FormData(), 'other')).toBeNull()
    expect(request?.headers.get('x-one')).toBe('kept')
  })

  it('is let go where even that is too much, or where it is no form with files', async () => {
    expect(await withoutLargeFiles(await sent(300_000), 200_000)).toBeNull()
    const plain = new Request('http://x/', { method: 'POST', body: 'a'.repeat(10) })
    expect(await withoutLargeFiles(plain, 100)).toBeNull()
  })

  it('is answered by a page with the limit and the way back, and nothing of the address gets into it', async () => {
    const page = speak('en', () => tooLargePage('/demo/"><script>'))
    expect(page.status).toBe(413)
    const text = await page.text()
    expect(text).toContain('25 MB')
    expect(text).not.toContain('<script>')
  })
})
