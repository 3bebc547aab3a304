import type { Visitor } from '../browser.ts'
import { allSee, bay, harbor, oak, partnership, type Table } from './table.ts'

/** Each says how working together feels; what was said is read by all at once, when it has closed. */
export async function feelThePulse(table: Table): Promise<void> {
  const { noor, lucia, beatriz, here } = table
  await noor.opens(`${here}/pulse/new`)
  await noor.presses('Ask everybody', 'Everybody has been asked.')
  await answers(noor, table, { [harbor]: '3 mostly', [oak]: '4 fully' }, '')
  await answers(lucia, table, { [bay]: '4 fully', [oak]: '3 mostly' }, 'A shorter agenda.')
  await lucia.opens(`${here}/pulse`)
  await lucia.sees('What is said is shown once it has closed, so that nobody answers after the others.')
  await lucia.seesNo('A shorter agenda.')
  await answers(
    beatriz,
    table,
    { [bay]: '4 fully', [harbor]: '2 partly' },
    'A call before things are printed.',
  )

  await noor.opens(`${here}/pulse`)
  await noor.follows('Change my answer')
  const wave = noor.where.replace(/\/answer$/, '')
  await noor.opens(wave)
  await noor.unfolds('More')
  await noor.presses('Close it today', 'The pulse is closed.')
  await allSee(
    table,
    `${here}/pulse`,
    /^3 of 3 answered\./,
    'What each partner receives from the others',
    'Reliability as it is felt, and as the promises say',
    '1 of 2',
    'A shorter agenda.',
    'A call before things are printed.',
  )
}

async function answers(
  who: Visitor,
  { here }: Table,
  reliability: Record<string, string>,
  comment: string,
): Promise<void> {
  await who.opens('/bay/today')
  await who.sees(`Say how working together feels in ${partnership}`)
  await who.opens(`${here}/pulse`)
  await who.follows('Answer')
  for (const [organization, step] of Object.entries(reliability)) {
    await who.answers(`${organization} does what it says it will do.`, step)
    for (const question of [
      `${organization} stands behind what we want together.`,
      `${organization} speaks openly with us, also about what is difficult.`,
      `What ${organization} says carries weight with those who decide.`,
      `${organization} gives time and people to what we do.`,
      `${organization} brings rooms, money or knowledge that the work needs.`,
      `We are content with how working with ${organization} goes.`,
    ])
      await who.answers(question, '3 mostly')
    await who.answers(`How closely do you work with ${organization}?`, '4 we plan and decide together')
  }
  await who.fills({ 'What would make working together easier?': comment })
  await who.presses('Send my answer', 'Thank you. You can change your answer until it closes.')
}
