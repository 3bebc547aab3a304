import { day, hrefOf } from '../steps.ts'
import { allSee, bay, harbor, oak, standsFor, type Table } from './table.ts'

const summary = 'We hear of changes from the newspaper'
const agreed = 'Harbor Youth calls both before anything is printed.'
const remedy = 'Call Oak Street School a day before a notice is printed'

/** Raised by one partner about another, seen to by the third who takes no side, settled, and followed by a promise. */
export async function raiseAndSettle(table: Table): Promise<void> {
  const { noor, lucia, beatriz, here } = table
  await beatriz.opens(`${here}/concerns`)
  await beatriz.follows('Raise a concern')
  await beatriz.fills({
    'In one line': summary,
    'What happened, and what you would like': 'Twice the hours were in the paper before we knew of them.',
  })
  await beatriz.ticks('Openly')
  await beatriz.ticks('Everything')
  await beatriz.ticks(harbor)
  await beatriz.chooses('Whom would you like to see to it?', `Noor Haddad, ${bay}`)
  await beatriz.presses('Raise a concern', 'Raised.')
  const concern = beatriz.where

  await noor.opens('/bay/today')
  await noor.sees('Will you be the steward of a concern?')
  await lucia.opens(concern)
  await lucia.sees('Who is it about?', harbor, 'Twice the hours were in the paper before we knew of them.')
  await lucia.seesNo('Acknowledge it')
  await noor.opens(concern)
  await noor.presses('Yes, I will see to it', 'You are its steward now.')
  await noor.presses('Acknowledge it', 'Acknowledged.')
  await beatriz.opens(concern)
  await beatriz.sees(/^Noor Haddad of Bay Outreach, since/)
  await beatriz.fills({ 'Your message': 'A call would be enough for us.' })
  await beatriz.presses('Send', 'Sent.')
  await noor.opens(concern)
  await noor.sees('A call would be enough for us.')
  await noor.unfolds('Write down what was agreed')
  await noor.fills({ 'What was agreed': agreed })
  await noor.presses('Settle it', 'Settled.')
  await allSee(table, concern, agreed)

  await lucia.opens(concern)
  await lucia.follows('Promise a remedy')
  await lucia.fills({ 'What is promised': remedy, 'By when': day(30) })
  await lucia.presses('Promise a remedy', 'Promised.')
  await allSee(table, concern, remedy)
  await beatriz.opens('/bay/today')
  await beatriz.sees(`Accept “${remedy}”`)
  await beatriz.opens(await hrefOf(beatriz, `${here}/commitments?view=all`, remedy))
  await beatriz.sees(new RegExp(`^${harbor} promised this to .*${oak}`), 'Comes from', summary)
  await beatriz.follows('Accept it')
  await beatriz.presses('Accept it', 'Accepted. Both sides now count on it.')
  await standsFor(table, 'concerns_addressed', '/concerns/')
}
