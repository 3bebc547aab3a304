import { beforeAll, describe, expect, it } from 'vitest'
import { readPdf, readPdfInfo } from '../testing/pdf-text.ts'
import { PdfDocument } from './document.tsx'
import { pdfMarkdown } from './markdown.server.tsx'
import { paperOf } from './paper.ts'
import { Facts, Heading, Panel, PdfTable } from './parts.tsx'
import { Text } from './primitives.ts'
import { renderPdf } from './render.server.ts'
import { pdfResponse } from './response.server.ts'

const text = `## What we share

One **bold** promise &amp; one *leaning* one. <script>alert(1)</script>
Its second line.

- tea
- [ ] coffee

1. First [the plan](https://example.org/plan), then [nothing](javascript:alert(1))

| Work | Hours |
| --- | ---: |
| Reading | 12 |

![a picture](https://example.org/picture.png)`

async function made(locale: 'en' | 'es', country: string) {
  const shared = await pdfMarkdown(text)
  return renderPdf(locale, () => (
    <PdfDocument
      title="Cộng đồng Bến Cảng — Niñez y Łódź"
      kind="A letter"
      lead="What two neighbors keep."
      workspace={{ name: 'Harbor', country }}
      locale={locale}
      madeAt={new Date('2026-03-04T10:00:00Z')}
      foot="Made on 4 March 2026"
      sheets={[<Heading key="last">The last sheet</Heading>]}
    >
      <Panel>
        <Facts items={[{ name: 'Người ký', value: 'Nguyễn Thị Ánh Tuyết' }]} />
      </Panel>
      {shared}
      <PdfTable
        columns={[{ name: 'Promise', share: 4 }, { name: 'Kept' }]}
        rows={Array.from({ length: 90 }, (_, index) => ({
          key: String(index),
          cells: [`Promise number ${index + 1}`, index],
        }))}
      />
    </PdfDocument>
  ))
}

describe('a document', () => {
  let pages: string[]
  let info: Record<string, string>
  beforeAll(async () => {
    const bytes = await made('en', 'VN')
    pages = readPdf(bytes)
    info = readPdfInfo(bytes)
  })

  it('is read by another program, letters of Vietnamese, Spanish and Polish included', () => {
    expect(pages[0]).toContain('Cộng đồng Bến Cảng — Niñez y Łódź')
    expect(pages[0]).toContain('Nguyễn Thị Ánh Tuyết')
  })

  it('says its title, its language and who made it', () => {
    expect(info).toMatchObject({
      Title: 'Cộng đồng Bến Cảng — Niñez y Łódź',
      Author: 'Harbor',
      Creator: 'Commonweave',
      Encrypted: 'no',
    })
    expect(info.CreationDate).toContain('2026')
  })

  it('counts its pages, says its title on the later ones and its foot on all', () => {
    expect(pages.length).toBeGreaterThan(3)
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`)
      expect(page).toContain('Made on 4 March 2026')
      expect(page).toContain('Cộng đồng Bến Cảng')
    }
  })

  it('says the head of a table again on each page, and loses no row', () => {
    const all = pages.join(' ')
    for (let row = 1; row <= 90; row += 1) expect(all).toContain(`Promise number ${row} ${row - 1}`)
    for (const page of pages.slice(1, -1)) expect(page).toContain('Promise Kept')
  })

  it('shows marked-up text, lets no HTML act and fetches no picture', () => {
    expect(pages[0]).toContain(
      'One bold promise & one leaning one. <script>alert(1)</script> Its second line.',
    )
    expect(pages[0]).toContain('• tea [ ] coffee 1. First the plan, then nothing')
    expect(pages[0]).toContain('Reading 12')
  })

  it('is handed out as a file that is named for its title and runs nothing', () => {
    const { headers } = pdfResponse('Tea & Łódź', Buffer.from('%PDF'))
    expect(headers.get('Content-Disposition')).toBe(
      "attachment; filename*=UTF-8''Tea%20%26%20%C5%81%C3%B3d%C5%BA.pdf",
    )
    expect(headers.get('Content-Security-Policy')).toContain('sandbox')
  })

  it('is laid out while others are answered', async () => {
    await made('en', 'US')
    const order: string[] = []
    const laid = made('en', 'US').then(() => order.push('the document'))
    // Each turn is one in which a request that came later goes on.
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    order.push('others')
    await laid
    expect(order).toEqual(['others', 'the document'])
  })

  it('fails with what the engine says, and the next one is made', async () => {
    const failing = renderPdf('en', () => (
      <PdfDocument title="x" workspace={{ name: 'x', country: 'US' }} locale="en" madeAt={new Date('no day')}>
        <Heading>words</Heading>
      </PdfDocument>
    ))
    await expect(failing).rejects.toThrow(Error)
    expect(readPdf(await made('en', 'US'))[0]).toContain('A letter')
  })

  it('takes nothing that would have to run elsewhere', async () => {
    const running = renderPdf('en', () => (
      <PdfDocument title="x" workspace={{ name: 'x', country: 'US' }} locale="en" madeAt={new Date()}>
        <Text render={() => 'x'} />
      </PdfDocument>
    ))
    await expect(running).rejects.toThrow('TEXT has a function, render')
  })

  it('begins a sheet on a page of its own', () => expect(pages.at(-1)).toContain('The last sheet'))

  it('is on Letter where people have Letter, and speaks their language', async () => {
    const bytes = await made('es', 'US')
    expect(readPdfInfo(bytes)['Page size']).toContain('letter')
    expect(info['Page size']).toContain('A4')
    expect(readPdf(bytes)[0]).toContain('Página 1 de')
    expect([paperOf('mx'), paperOf('DE')]).toEqual(['LETTER', 'A4'])
  })
})
