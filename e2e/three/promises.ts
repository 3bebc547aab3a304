import { day, hrefOf, promisedFor } from '../steps.ts'
import { allSee, type Table } from './table.ts'

const kept = 'Print the cards with the number'
const broken = 'Send the list of streets'

/** One promise is kept and one is not; all three read the same of both. */
export async function keepAndBreak(table: Table): Promise<void> {
  const { noor, lucia, beatriz, here, server } = table
  await promisedFor(server, here, kept, day(-5))
  await promisedFor(server, here, broken, day(-20))
  for (const text of [kept, broken]) {
    await lucia.opens('/bay/today')
    await lucia.sees(`Accept “${text}”`)
    await lucia.opens(await hrefOf(lucia, `${here}/commitments?view=all`, text))
    await lucia.follows('Accept it')
    await lucia.presses('Accept it', 'Accepted. Both sides now count on it.')
  }

  // Entered after its day with an earlier date, it counts once the other side says so.
  await noor.opens(await hrefOf(noor, `${here}/commitments?view=all`, kept))
  await noor.follows('It is done')
  await noor.fills({ 'Done on': day(-6), 'What was done': 'Two hundred cards lie in the library.' })
  await noor.presses('It is done', 'Done. The other side can confirm it.')
  const promise = await hrefOf(beatriz, `${here}/commitments?view=all`, kept)
  await beatriz.opens(promise)
  await beatriz.sees('Two hundred cards lie in the library.', /to be confirmed/)
  await beatriz.follows('Confirm it')
  await beatriz.presses('Confirm it', 'Confirmed. That is a promise kept for all to see.')
  await allSee(table, promise, 'done and confirmed')

  await allSee(table, await hrefOf(lucia, `${here}/commitments?view=all`, broken), '3 weeks late', 'broken')
  await allSee(table, `${here}/commitments?view=all`, '1 of 2')
}
