// Pages that are reached by a key in a mail: what makes them, and the keys from the outbox.
import type { Client } from './client.ts'
import { formsOf } from './forms.ts'
import { type Ids, keyIn, send } from './records.ts'

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/** Keys of the demo that nobody who signs in gets, each by the first words of its address. */
export async function gatherKeys(ids: Ids, { owner, host }: Record<'owner' | 'host', Client>): Promise<Ids> {
  const base = '/demo'
  const here = `${base}/partnerships/${ids.partnership}`
  const asking = await host.text(`${here}/concerns/new`)
  await send(host, `${here}/concerns/new`, {
    summary: 'The hall is locked when we come',
    openness: 'confidential',
    stewardPersonId: idBefore(asking, 'Sara Okonkwo'),
  })
  await sendToSign(host, base, here)
  await sendMinutes(host, base, here)
  return {
    confirmMinutesKey: await keyIn(owner, base, 'confirm-minutes'),
    concernStewardKey: await keyIn(owner, base, 'concern-steward'),
    signatureKey: await keyIn(owner, base, 'signature'),
    // Asked where the records were gathered.
    pulseAnswerKey: await keyIn(owner, base, 'pulse-answer'),
  }
}

/** Sends minutes to all partners, by mail to those who don't sign in. */
async function sendMinutes(host: Client, base: string, here: string): Promise<void> {
  const title = 'About the projector'
  await send(host, `${here}/meetings/new`, { title, startsOn: '2026-01-05' })
  const list = await host.text(`${here}/meetings?view=past`)
  const meeting = new RegExp(`"${base}/meetings/(${uuid})"[^>]*>(?:<[^>]*>)*${title}`).exec(list)?.[1]
  if (meeting === undefined) throw new Error(`${title} is not on the list of meetings`)
  await send(host, `${base}/meetings/${meeting}/attendance`, {})
  await send(host, `${base}/meetings/${meeting}/minutes/write`, {
    act: 'save',
    text: 'It stays with the library.',
  })
  const { status } = await host.post(`${base}/meetings/${meeting}/minutes`, [['act', 'send']])
  if (status !== 303) throw new Error(`The minutes of ${title} were not sent (${status})`)
}

/** Sends an agreement to be signed for the host by somebody who doesn't sign in. */
async function sendToSign(host: Client, base: string, here: string): Promise<void> {
  const title = 'How we lend the projector'
  await send(host, `${here}/agreements/new`, { title })
  const list = await host.text(`${here}/agreements?query=${encodeURIComponent(title)}`)
  const agreement = new RegExp(`"${base}/agreements/(${uuid})"`).exec(list)?.[1] ?? ''
  const path = `${base}/agreements/${agreement}/send`
  const page = await host.text(path)
  const outside = new RegExp(`<option value="((${uuid}):${uuid})"[^>]*>Walter Kim`).exec(page)
  const [form] = formsOf(page).sort((a, b) => b.fields.length - a.fields.length)
  if (outside === null || form === undefined) throw new Error(`${path} does not offer Walter Kim`)
  const [, signer = '', organization = ''] = outside
  const { status } = await host.post(
    path,
    form.fields.map(([name, value]) => [
      name,
      name === 'signers' && value.startsWith(`${organization}:`) ? signer : value,
    ]),
  )
  if (status !== 303) throw new Error(`${path} was not taken (${status})`)
}

function idBefore(page: string, name: string): string {
  const id = new RegExp(`<option value="(${uuid})"[^>]*>${name}`).exec(page)?.[1]
  if (id === undefined) throw new Error(`${name} is not offered`)
  return id
}
