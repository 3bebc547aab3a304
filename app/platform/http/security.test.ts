import { describe, expect, it } from 'vitest'
import { fromOurPages, withinBytes } from './security.server.ts'

const url = 'http://localhost:3000/demo/me'
const stream = (bytes: number) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new Uint8Array(bytes))
      controller.close()
    },
  })
const unsaid = (bytes: number) =>
  new Request(url, { method: 'POST', body: stream(bytes), duplex: 'half' } as RequestInit)

describe('a form that is sent', () => {
  it('is taken up to a length, whether it says how long it is or not', async () => {
    const said = new Request(url, {
      method: 'POST',
      body: 'x'.repeat(10),
      headers: { 'content-length': '10' },
    })
    expect(withinBytes(said, 10)).toBe(said)
    expect((await withinBytes(unsaid(10), 10)?.arrayBuffer())?.byteLength).toBe(10)
    expect(withinBytes(new Request(url), 10)).not.toBeNull()
  })

  it('is not taken beyond it', async () => {
    const said = new Request(url, { method: 'POST', body: 'x', headers: { 'content-length': '11' } })
    expect(withinBytes(said, 10)).toBeNull()
    await expect(withinBytes(unsaid(11), 10)?.arrayBuffer()).rejects.toThrow('too long')
  })

  it('comes from our own pages, or is nobody’s to send', () => {
    const from = (headers: Record<string, string>) =>
      fromOurPages(new Request(url, { method: 'POST', headers }), 'http://localhost:3000')
    expect(from({ 'sec-fetch-site': 'same-origin' })).toBe(true)
    expect(from({ 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3000' })).toBe(false)
    expect(from({ 'sec-fetch-site': 'same-site' })).toBe(false)
    expect(from({ origin: 'http://localhost:3000' })).toBe(true)
    expect(from({ origin: 'https://elsewhere.example' })).toBe(false)
    expect(from({})).toBe(false)
  })
})
