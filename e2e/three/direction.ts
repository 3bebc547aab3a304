import { allSee, harbor, oak, partnership, standsFor, type Table } from './table.ts'

const first = 'Everyone on Mill Road has somebody to call. Nobody sits in a cold house.'
const second = 'Everyone on Mill Road has somebody to call. Nobody sits alone in a cold house.'

/** Proposed by one, spoken of by another, changed by the third, and endorsed by all as it reads then. */
export async function agreeOnVision(table: Table): Promise<void> {
  const { noor, lucia, beatriz, here } = table
  await lucia.opens(`${here}/vision/edit`)
  await lucia.fills({ 'The vision': first })
  await lucia.presses('Save', 'The vision is written. Now each partner can endorse it.')
  await lucia.opens(`${here}/vision/endorse`)
  await lucia.presses('Endorse this text', 'Endorsed. The others see it here.', '1 of 3 have endorsed it.')

  await beatriz.opens('/bay/today')
  await beatriz.sees(`Endorse the vision of ${partnership}`)
  await beatriz.opens(`${here}/vision`)
  await beatriz.follows('Comment on a sentence')
  await beatriz.ticks('Nobody sits in a cold house.')
  await beatriz.fills({ 'What do you want to say?': 'Old houses stay cold. Nobody should be alone in one.' })
  await beatriz.presses('Say it', 'It is said.')

  await noor.opens(`${here}/vision`)
  await noor.sees('What is said of its words', /Old houses stay cold/)
  await noor.follows('Change the text')
  await noor.fills({ 'The vision': second })
  await noor.presses('Save', 'Version 2 is written. Everyone is asked again.')

  await lucia.opens(`${here}/vision`)
  await lucia.sees('Version 2 changed; 0 of 3 have endorsed it.', 'endorsed version 1; asked again')
  await beatriz.opens(`${here}/vision`)
  await beatriz.sees('Said of version 1; these words have changed since')
  for (const one of [lucia, beatriz]) {
    await one.opens(`${here}/vision/endorse`)
    await one.presses('Endorse this text', 'Endorsed. The others see it here.')
  }
  await noor.opens(`${here}/vision`)
  await noor.sees('Version 2 changed; 2 of 3 have endorsed it.')
  await noor.opens(`${here}/vision/endorse`)
  await noor.presses('Endorse this text', 'Endorsed. The others see it here.')
  await allSee(table, `${here}/vision`, second, 'Everyone who takes part has endorsed it.')
}

/** Who does what, and how often they talk: accepted by each, and found by the stage. */
export async function agreeOnRolesAndContact(table: Table): Promise<void> {
  const { noor, lucia, beatriz, here } = table
  await noor.opens(`${here}/roles`)
  await noor.fills({ 'What is to be done?': 'Answer the telephone' })
  await noor.presses('Add', 'The work is named. Now say who does what.')
  await noor.follows('Say who of theirs')
  await noor.chooses('Bay Outreach', 'answers for it')
  await noor.chooses(harbor, 'does it')
  await noor.chooses(oak, 'is told')
  await noor.presses('Save', 'What is still unclear')
  for (const one of [noor, lucia, beatriz]) {
    await one.opens(`${here}/roles`)
    await one.follows('Accept our roles')
    await one.sees('Answer the telephone')
    await one.presses('Accept')
    await one.sees(/role is accepted/)
  }
  await allSee(
    table,
    `${here}/roles`,
    'Every partner has accepted its roles, and each piece of work has one that answers for it.',
  )
  await standsFor(table, 'roles_clear', `${here}/roles`)

  for (const one of [lucia, beatriz]) {
    await one.opens(`${here}/cadence`)
    await one.follows('Propose a rhythm')
    await one.fills({ 'At least every': '14' })
    await one.presses('Propose a rhythm', 'Proposed. The other side is asked to agree.')
    await noor.opens(`${here}/cadence`)
    await noor.follows('Agree to it')
    await noor.presses('Agree to it', 'Agreed.')
    await one.opens(`${here}/cadence`)
    await one.sees(/Agreed: every/)
  }
  await standsFor(table, 'communication_plan', `${here}/cadence`)
}
