import type { Visitor } from '../browser.ts'
import { allSee, oak, type Table } from './table.ts'

const what = 'The telephone is answered on Sundays too'
const objection = 'Our people need one free day.'

/** By consent: an objection is heard and answered, the one who made it stands aside, and it stays on the record. */
export async function decide(table: Table): Promise<void> {
  const { noor, lucia, beatriz, here } = table
  await lucia.opens(`${here}/decisions/new`)
  await lucia.fills({ 'What do you propose?': what })
  await lucia.ticks('Consent')
  await lucia.presses('Propose a decision', 'It is proposed. The other partners are told.')
  const decision = lucia.where

  await beatriz.opens('/bay/today')
  await beatriz.sees(`Give your voice: ${what}`)
  await beatriz.opens(`${decision}/vote`)
  await beatriz.ticks('Objects')
  await beatriz.presses('Give your voice', 'Say why. It stays on the record.')
  await beatriz.fills({ Why: objection })
  await beatriz.presses('Give your voice', 'Your voice is on the record.')
  await noor.opens(decision)
  await noor.sees(oak, 'Objects', objection)
  await gives(lucia, decision, 'Agrees')
  await gives(noor, decision, 'Agrees')
  await noor.opens(`${decision}/settle`)
  await noor.sees('What the voices come to: Not adopted')

  await gives(beatriz, decision, 'Stands aside', 'Harbor Youth finds two more people for Sundays.')
  await noor.opens(`${decision}/settle`)
  await noor.sees('What the voices come to: Adopted')
  await noor.fills({ 'What follows from it': 'Harbor Youth finds two more people first.' })
  await noor.presses('Settle it', 'It is settled.')
  await allSee(table, decision, /^Adopted on/, 'Harbor Youth finds two more people first.', 'Stands aside')
  for (const one of [noor, lucia, beatriz]) {
    await one.unfolds('Said before')
    await one.sees(objection)
  }
  await lucia.opens(`${decision}/vote`)
  await lucia.seesNo('How does your organization stand to it?')
}

async function gives(who: Visitor, decision: string, stand: string, why = ''): Promise<void> {
  await who.opens(`${decision}/vote`)
  await who.ticks(stand)
  await who.fills({ Why: why })
  await who.presses('Give your voice', 'Your voice is on the record.')
}
