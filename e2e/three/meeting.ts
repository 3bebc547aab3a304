import { day, hrefOf } from '../steps.ts'
import { allSee, bay, harbor, mails, oak, partnership, standsFor, type Table } from './table.ts'

const title = 'The first winter table'
const promise = 'Ask the caretaker for a second key'
const decided = 'The telephone is answered until nine.'

/** Called by one side, filled by another, held against the clock, written up by the third and confirmed by all. */
export async function meet(table: Table): Promise<void> {
  const { noor, lucia, beatriz, here, mailbox, scripts } = table
  await noor.opens(`${here}/meetings/new`)
  await noor.fills({ 'What it is about': title, Day: day(0), 'Begins at': '16:00', Place: 'Library' })
  await noor.ticks('Lucía Ferrer')
  await noor.ticks('Beatriz Lima')
  await noor.presses('Call a meeting', 'The meeting is called.')
  const meeting = await hrefOf(noor, `${here}/meetings`, title)
  for (const address of [mails.lucia, mails.beatriz]) await mailbox.to(address, title)
  await lucia.opens('/bay/today')
  await lucia.sees(title)

  await lucia.opens(meeting)
  await lucia.fills({ 'What to talk about': 'Who answers after seven', 'How long': '20' })
  await lucia.presses('Add to the agenda', 'It stands on the agenda.')
  await beatriz.opens(meeting)
  await beatriz.fills({ 'What to talk about': 'The key to the hall', 'How long': '10' })
  await beatriz.presses('Add to the agenda', 'It stands on the agenda.')
  await allSee(
    table,
    meeting,
    `${harbor} brings it · 20 minutes`,
    `${oak} brings it · 10 minutes`,
    '30 minutes of 60 are planned.',
  )

  // The clock is one for all: Noor begins, Lucía sees it and moves on, Beatriz sees where they are.
  await noor.opens(meeting)
  await noor.presses('Begin: Who answers after seven', '20 minutes left.')
  await lucia.opens(meeting)
  await lucia.sees(/by Noor Haddad/, 'Next: The key to the hall, 10 minutes.')
  await lucia.presses('On to the next point', '10 minutes left.', 'This is the last point.')
  // Noor's page follows by itself; where scripts are off, pressing again skips nothing.
  if (scripts) await noor.sees(/by Lucía Ferrer/)
  else
    await noor.presses(
      'On to the next point',
      'Somebody moved on just before you. This is where you are now.',
    )
  await beatriz.opens(meeting)
  await beatriz.sees(/by Lucía Ferrer/)
  await beatriz.presses('Stop the clock', 'The clock is stopped.', '2 minutes were really spent.')

  await noor.opens(`${meeting}/attendance`)
  for (const name of ['Noor Haddad', 'Lucía Ferrer', 'Beatriz Lima']) await noor.ticks(name)
  await noor.presses('It was held', 'The meeting was held, and is logged as contact.')
  await beatriz.opens(`${meeting}/minutes/write`)
  await beatriz.fills({ 'What was said': 'Three people answer in turn. The hall has one key only.' })
  await beatriz.presses('Save', 'The minutes are saved.')
  await lucia.opens(`${meeting}/minutes`)
  await lucia.sees('Three people answer in turn. The hall has one key only.')
  await lucia.fills({ 'A decision, in one sentence': decided })
  await lucia.presses('Note it', 'The decision is noted.')
  await beatriz.opens(`${meeting}/action`)
  await beatriz.fills({ 'What is promised': promise, 'By when': day(14) })
  await beatriz.presses('Add a promise', 'The promise stands in the ledger.')
  await allSee(table, `${meeting}/minutes`, decided, promise)

  // What was taken on is a promise like every other, and says where it comes from.
  await noor.opens(await hrefOf(noor, `${here}/commitments?view=all`, promise))
  await noor.sees(`${oak} promised this to`, 'Comes from', title)
  await noor.follows('Accept it')
  await noor.presses('Accept it', 'Accepted. Both sides now count on it.')

  await noor.opens(`${meeting}/minutes`)
  await noor.presses('Send to all partners', 'The minutes are sent. Each partner is asked to confirm them.')
  await mailbox.to(mails.lucia, `The minutes of ${title} in ${partnership} wait for your word.`)
  await lucia.opens('/bay/notices')
  await lucia.sees(`The minutes of ${title} in ${partnership} wait for your word.`)
  for (const one of [lucia, beatriz, noor]) {
    await one.opens(`${meeting}/minutes`)
    await one.presses('These minutes are right', 'Confirmed.')
  }
  await allSee(table, `${meeting}/minutes`, `Confirmed by ${harbor}, ${oak}, and ${bay}.`)
  await standsFor(table, 'joint_meetings', '/touchpoints/')
}
