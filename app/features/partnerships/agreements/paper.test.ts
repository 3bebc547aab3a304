import { createHash } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { read, write } from '#platform/context/transaction.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { readPdf, readPdfInfo } from '#platform/testing/pdf-text.ts'
import { openScene } from './factories.ts'
import { agreementPaper, agreementPdf } from './pdf.server.tsx'
import { documentOf, readAgreement } from './reads.server.ts'
import { signAgreement } from './sign.server.ts'
import { markOpened, proofsOf } from './trail.server.ts'

describe('agreements on paper', async () => {
  const { world, stranger, coordinator, lead, anAgreement, sent, see, sign } = await openScene()
  afterAll(() => world.close())

  const paper = (id: string, ctx = coordinator) =>
    read(ctx, (tx) => agreementPaper(tx, id)).then((paper) => agreementPdf(ctx, paper))

  it('leave on paper with the text, the signatures and a page that says how they were signed', async () => {
    const id = await sent({ title: 'Four oars in one boat' })
    const signer = (await see(id)).sending?.signers[1]?.id ?? ''
    await write(lead, async (tx) => {
      await markOpened(tx, signer)
      return signAgreement(
        tx,
        id,
        {
          signature: lead.actor.name,
          drawing: 'M20 100L60 40L90 150L300 90',
          sha256: (await readAgreement(tx, id)).sending?.sha256 ?? '',
        },
        '192.0.2.7',
      )
    })
    const before = readPdf(await paper(id, lead))
    expect(before.join(' ')).toContain('Signed by 1 of 2 so far')
    expect(before.join(' ')).toContain('not signed yet')
    sure(await sign(coordinator, id))
    const bytes = await paper(id)
    const pages = readPdf(bytes)
    const all = pages.join(' ')
    const { sending } = await see(id)
    // The number on paper is the one that was signed, worked out anew from the text.
    const hash = createHash('sha256')
      .update(await read(lead, (tx) => documentOf(tx, sending?.id ?? '')), 'utf8')
      .digest('hex')
    expect(all.split(hash)).toHaveLength(4)
    const proofs = await read(lead, async (tx) => (sending === null ? [] : proofsOf(tx, sending)))
    expect(proofs.map((one) => one.sha256)).toEqual([hash, hash])
    expect(readPdfInfo(bytes).Title).toBe('Four oars in one boat')
    expect(pages[0]).toContain('Memorandum of understanding Four oars in one boat')
    expect(pages[0]).toContain('Between: Host of demo and Harbor Youth')
    expect(pages[0]).toContain('We meet every month.')
    for (const words of [
      'How this was signed',
      'Version 1',
      'Signed by all 2 who were asked',
      `written: ${lead.actor.name}, and drawn by hand`,
      'I have read “Four oars in one boat”',
      '192.0.2.7',
      '31 Mar 2026',
      'signed in as this person',
      `${coordinator.actor.name} sent it for signature, for Host of demo.`,
      `${lead.actor.name} opened it for the first time.`,
      `${lead.actor.name} signed for Harbor Youth.`,
    ])
      expect(all).toContain(words)
  })

  it('are on paper for neither a stranger nor, as a draft, with anything that looks like a signature', async () => {
    const id = await anAgreement({ title: 'Still a draft' })
    const pages = readPdf(await paper(id))
    expect(pages.join(' ')).toContain('Memorandum of understanding, draft Still a draft')
    expect(pages.join(' ')).not.toContain('SHA-256')
    await expect(paper(id, await world.as('lead', stranger))).rejects.toBeInstanceOf(NotFound)
  })
})
