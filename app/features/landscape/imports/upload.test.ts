import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '#platform/testing/folders.server.ts'
import { receiveUpload, UploadRefused } from './upload.server.ts'

const sent = (parts: [string, string | File][]) => {
  const form = new FormData()
  for (const [name, value] of parts) form.append(name, value)
  return new Request('http://x/', { method: 'POST', body: form })
}

describe('an upload', () => {
  const folder = temporaryFolder()
  afterAll(() => folder.remove())
  let place = 0
  let here = ''
  beforeAll(() => {
    here = folder.path
  })
  const next = () => {
    place += 1
    return join(here, String(place))
  }
  const file = (name: string, text: string) => new File([text], name)

  it('lies on the disk under a safe name, beside the other fields', async () => {
    const at = next()
    const got = await receiveUpload(
      sent([
        ['kind', 'people'],
        ['source', 'Año'],
        ['files', file('../../étc/pásswd.csv', 'a,b\n')],
        ['files', file('pásswd.csv', 'c\n')],
      ]),
      at,
      1000,
    )
    expect(got.fields).toEqual({ kind: 'people', source: 'Año' })
    expect(readdirSync(at).sort()).toEqual([...got.fileNames].sort())
    expect(got.fileNames).toEqual(['pásswd.csv', 'pásswd 2.csv'])
    expect(readFileSync(join(at, 'pásswd 2.csv'), 'utf8')).toBe('c\n')
  })

  it.each([
    ['too much', () => sent([['files', file('a.csv', 'x'.repeat(2000))]]), 'import_upload_too_large'],
    [
      'no file',
      () =>
        sent([
          ['kind', 'people'],
          ['files', new File([], '')],
        ]),
      'import_upload_none',
    ],
    [
      'a form cut off half way',
      () =>
        new Request('http://x/', {
          method: 'POST',
          headers: { 'content-type': 'multipart/form-data; boundary=x' },
          body: '--x\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\n\r\nabc',
        }),
      'import_upload_broken',
    ],
    [
      'no form at all',
      () => new Request('http://x/', { method: 'POST', body: 'hello' }),
      'import_upload_broken',
    ],
  ])('of %s is refused and leaves nothing behind', async (_title, request, code) => {
    const at = next()
    const failed = await receiveUpload(request(), at, 1000).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(UploadRefused)
    expect((failed as UploadRefused).code).toBe(code)
    expect(existsSync(at)).toBe(false)
  })
})
