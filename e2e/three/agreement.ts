import { readPdf } from '../../app/platform/testing/pdf-text.ts'
import type { Visitor } from '../browser.ts'
import { day, hrefOf, signs } from '../steps.ts'
import { allSee, bay, harbor, oak, type Table } from './table.ts'

const title = 'How we keep the light on'

/** From a template to a text signed by all three, in the order that was asked, with a PDF that says how. */
export async function signAgreement(table: Table): Promise<void> {
  const { noor, lucia, beatriz, here } = table
  await noor.opens(`${here}/agreements/new`)
  await noor.fills({ Title: title, 'First day': day(0), 'Last day': day(365) })
  await noor.chooses('Kind', 'Memorandum of understanding')
  await noor.presses('Save', 'The agreement is begun. Read it through before you send it.')
  const agreement = noor.where
  await allSee(table, agreement, 'Not sent for signature yet.', new RegExp(harbor), new RegExp(oak))

  await noor.opens(agreement)
  await noor.follows('Send for signature')
  await noor.chooses('Signature 1', `Lucía Ferrer, ${harbor}`)
  await noor.chooses('Signature 2', `Beatriz Lima, ${oak}`)
  await noor.chooses('Signature 3', `Noor Haddad, ${bay}`)
  await noor.ticks('One after the other, in this order')
  await noor.presses('Send for signature', 'Sent. Those who sign are being asked.')

  // It is not Beatriz' turn before Lucía has signed, and she reads so.
  await beatriz.opens(agreement)
  await beatriz.sees(`Waiting for Lucía Ferrer (${harbor}).`, 'is asked once those before have signed')
  await beatriz.seesNo('Read and sign')
  await lucia.opens('/bay/today')
  await lucia.sees(`Sign “${title}”`)
  await signs(lucia, agreement, 'Lucía Ferrer', title)
  await beatriz.opens('/bay/today')
  await beatriz.sees(`Sign “${title}”`)
  await signs(beatriz, agreement, 'Beatriz Lima', title)
  await lucia.opens(agreement)
  await lucia.sees(`Waiting for Noor Haddad (${bay}).`)
  await signs(noor, agreement, 'Noor Haddad', title)
  await allSee(table, agreement, /^Signed by all; its last day is/)

  for (const one of [noor, lucia, beatriz]) {
    const pages = readPdf(await pdfOf(one, await hrefOf(one, agreement, 'The signed agreement (PDF)')))
    // It goes on for as many pages as the story of the signatures takes.
    const audit = pages.slice(pages.findIndex((page) => page.includes('How this was signed'))).join(' ')
    for (const words of [
      'Lucía Ferrer',
      'Beatriz Lima',
      'Noor Haddad',
      'Signed by all 3 who were asked',
      'SHA-256',
    ])
      if (!audit.includes(words)) throw new Error(`The audit page lacks ${words}: ${pages.join('\n---\n')}`)
  }
}

async function pdfOf(who: Visitor, href: string): Promise<Buffer> {
  const answer = await who.page.request.get(new URL(href, who.page.url()).href)
  if (answer.status() !== 200) throw new Error(`${href} answered ${answer.status()}`)
  return answer.body()
}
