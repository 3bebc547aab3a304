// Records to ask for, one of every kind, made or found by people who may: each place has its own.
import { setTimeout } from 'node:timers/promises'
import type { Answer, Client } from './client.ts'
import { formsOf } from './forms.ts'
import type { Member, Place } from './matrix/cast.ts'

export type Ids = Readonly<Record<string, string>>

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

interface Town {
  slug: string
  owner: Client
  hostName: string
  /** Somebody who reads and decides for the host. */
  host: Client
  /** Somebody who speaks for the partner. */
  lead: Client
  leadName: string
  organization: string
  person: string
  partnership: string
}

export async function gatherRecords(as: Record<Member, Client>): Promise<Record<Place, Ids>> {
  return {
    harbor: await gather({
      slug: 'demo',
      owner: as.owner,
      hostName: 'Riverbend Outreach',
      host: as.coordinator,
      lead: as.lead,
      leadName: 'Lucía Ferrer',
      organization: 'Harbor Youth Collective',
      person: 'Jamal Carter',
      partnership: 'Homework Harbor',
    }),
    clinic: await gather({
      slug: 'demo',
      owner: as.owner,
      hostName: 'Riverbend Outreach',
      host: as.coordinator,
      lead: as.otherLead,
      leadName: 'Dana Whitfield',
      organization: 'Maple Clinic',
      person: 'Dana Whitfield',
      partnership: 'Walk-in Wednesdays',
    }),
    eastfield: await gather({
      slug: 'eastfield',
      owner: as.neighbor,
      hostName: 'Eastfield Together',
      host: as.neighbor,
      lead: as.neighbor,
      leadName: 'Ingrid Solberg',
      organization: 'Eastfield Grange',
      person: 'Calvin Root',
      partnership: '',
    }),
  }
}

async function gather({ slug, owner, host, lead, ...names }: Town): Promise<Ids> {
  const base = `/${slug}`
  const find = async (reader: Client, page: string, address: string) =>
    idIn(await reader.text(base + page), `${base}${address}`, page)
  const named = async (kind: string, name: string) => {
    const page = `/${kind}?query=${encodeURIComponent(name)}`
    return idIn(await host.text(base + page), `${base}/${kind}/:id`, page, name)
  }
  const partnership = await named('partnerships', names.partnership)
  const here = `/partnerships/${partnership}`
  const organization = await named('organizations', names.organization)
  const hostId = await named('organizations', names.hostName)
  const person = await named('people', names.person)

  await send(lead, `${base}/organizations/${organization}/notes/new`, { body: 'Ask for the key first.' })
  const promise = 'Bring the folding chairs'
  await send(lead, `${base}${here}/commitments/new`, {
    text: promise,
    onBehalfOf: '',
    responsiblePersonId: '',
    beneficiaryOrganizationIds: slug === 'demo' ? hostId : organization,
  })
  await send(host, `${base}${here}/commitments/new`, {
    text: 'Told us on the phone',
    responsiblePersonId: '',
    onBehalfOf: organization,
    beneficiaryOrganizationIds: hostId,
    evidence: 'On the phone.',
  })
  const round = 'Bring a cake'
  const ahead = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  await send(lead, `${base}${here}/recurring-promises/new`, {
    text: round,
    rhythm: 'month',
    startsOn: ahead,
    untilOn: '',
    times: '3',
    onBehalfOf: '',
    responsiblePersonId: '',
    beneficiaryOrganizationIds: slug === 'demo' ? hostId : organization,
  })
  const met = 'We went through the list together.'
  await send(lead, `${base}/touchpoints/new?partnership=${partnership}`, { summary: met })
  const contact = await find(lead, `${here}/touchpoints?query=${encodeURIComponent(met)}`, '/touchpoints/:id')
  await send(lead, `${base}${here}/hours?touchpoint=${contact}`, { hours: '2' })
  // One of the host's that is to come, so that the lead is told of it.
  const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
  await send(host, `${base}${here}/meetings/new`, {
    title: 'Before the fair',
    startsOn: soon,
    inviteePersonIds: await named('people', names.leadName),
  })
  const meeting = 'About the lamps'
  await send(lead, `${base}${here}/meetings/new`, { title: meeting, startsOn: '2026-01-05' })
  // Every Monday, so that a day far ahead can be prepared.
  const repeated = 'Lamps on Mondays'
  await send(lead, `${base}${here}/meetings/new`, {
    title: repeated,
    startsOn: '2026-01-05',
    repeats: 'week',
  })
  await send(host, `${base}${here}/cadence/new?organization=${organization}`, { onBehalfOf: '' })
  await send(host, `${base}${here}/invite?partner=${organization}`, {
    name: 'Sam Field',
    email: `sam@${organization}.example`,
  })
  // Asked of the lead first; the lead's own goes out at once, and brings a key to the outbox.
  await send(lead, `${base}${here}/invite?partner=${organization}`, {
    name: 'Kim Field',
    email: `kim@${organization}.example`,
  })
  const proposed = 'We keep the lamps on until nine'
  await send(lead, `${base}${here}/decisions/new`, {
    what: proposed,
    onBehalfOf: '',
    method: 'consent',
    // A vote without names is given on the page only.
    anonymous: '',
  })
  const talked = 'Who dims the lamps'
  await send(lead, `${base}${here}/discussions/new`, { title: talked, audience: 'partnership' })
  const discussion = await find(
    lead,
    `${here}/discussions?query=${encodeURIComponent(talked)}`,
    '/discussions/:id',
  )
  await send(lead, `${base}${here}/objectives/new`, { what: 'Light on the way home', onBehalfOf: '' })
  const heard = 'It is dark on the way home.'
  await send(lead, `${base}${here}/learnings/new`, { text: heard, act: 'save' })
  await send(lead, `${base}${here}/journey/evidence/new`, {})
  await send(lead, `${base}${here}/journey/propose`, {})
  const wish = `Lamps with ${names.organization}`
  // Of a partner its own organization takes part anyway; a host needs another.
  await send(lead, `${base}/proposals/new?organization=${slug === 'demo' ? '' : organization}`, {
    name: wish,
  })

  const question = `What lights ${names.organization}?`
  await send(owner, `${base}/pulse-items/new`, { kind: 'open', 'text.en': question })
  // Nobody in Eastfield has an address by which they could come.
  if (slug === 'demo')
    await send(owner, `${base}/ombudspersons/new?query=${encodeURIComponent(names.person)}`, {
      personId: person,
    })
  const worry = 'The lamps are dark'
  await send(lead, `${base}${here}/concerns/new`, { summary: worry, openness: 'open', stewardPersonId: '' })
  const written = 'Who keeps the spare key'
  await send(lead, `${base}${here}/agreements/new`, { title: written })
  const agreement = await find(
    lead,
    `${here}/agreements?query=${encodeURIComponent(written)}`,
    '/agreements/:id',
  )
  await send(lead, `${base}/agreements/${agreement}/suggest`, { wording: 'Under the third lamp.' })
  // Where nobody was asked yet: the lead does, by the days the form offers.
  await send(lead, `${base}${here}/pulse/new`, {}).catch(() => undefined)

  const circle = 'Keepers of the lamps'
  await send(lead, `${base}${here}/committees/new`, { name: circle })
  const committee = await find(
    lead,
    `${here}/committees?query=${encodeURIComponent(circle)}`,
    '/committees/:id',
  )
  await send(lead, `${base}/committees/${committee}/fill?organization=${organization}`, {})

  await send(lead, `${base}${here}/benefits`, { what: 'Lamps for the hall', hours: '', money: '' })

  const topic = `Lamps of ${names.organization}`
  await send(lead, `${base}/expertise/new?organization=${organization}`, { topic, languages: '' })

  const file = new FormData()
  file.append('file', new File(['The list of lamps\n'], 'lamps.txt'))
  await taken(`${here}/files/new`, lead.upload(`${base}${here}/files/new`, file))

  const [ring, books] = [`Readers around ${names.organization}`, `Book circle of ${names.organization}`]
  for (const name of [ring, books]) await send(host, `${base}/organizations/new`, { name })
  const stays = await named('organizations', ring)
  await send(host, `${base}/organizations/${stays}/merge/${await named('organizations', books)}`, {})

  const goals = idsIn(await host.text(`${base}${here}/goals`), `${base}/goals/:id`)
  const [goal = ''] = goals
  if (goal !== '')
    await send(lead, `${base}/goals/${goal}/check-in`, { value: '', note: 'Looked at together.' })
  const planned = new RegExp(`/roadmap/(${uuid})\\?kind=meeting`).exec(
    await host.text(`${base}${here}/roadmap`),
  )?.[1]
  const about = await find(lead, `${here}/meetings?query=${encodeURIComponent(meeting)}`, '/meetings/:id')
  return {
    partnership,
    organization,
    person,
    // A meeting, on the roadmap and among what is told who can see it.
    record: planned ?? about,
    ahead: `meeting~${planned ?? about}`,
    otherOrganization: hostId,
    otherPerson: person,
    merge: await find(host, `/organizations/${stays}`, '/merges/:id'),
    // Came with an answer to the lead’s address from one that nobody knows.
    heldFile:
      names.organization === 'Harbor Youth Collective'
        ? await find(host, '/settings/held-mail', '/settings/held-mail/files/:id')
        : '',
    heldMail:
      names.organization === 'Harbor Youth Collective'
        ? (new RegExp(`name="id" value="(${uuid})"`).exec(
            await host.text(`${base}/settings/held-mail`),
          )?.[1] ?? '')
        : '',
    mail: await find(owner, '/settings/outbox', '/settings/outbox/:id'),
    // Where mail leaves nowhere, as in the demo, the outbox shows its keys.
    invitationKey: await keyIn(owner, base, 'invitation'),
    concern: await find(lead, `${here}/concerns?query=${encodeURIComponent(worry)}`, '/concerns/:id'),
    concernKey: slug === 'demo' ? await raiseWithoutName(lead, `${base}${here}/concerns/new`) : '',
    behalfKey: slug === 'demo' ? await keyIn(owner, base, 'behalf') : '',
    import: await bringIn(host, base),
    notice: slug === 'demo' ? await noticeOf(lead, base) : '',
    file: await find(lead, `${here}/files`, '/files/:id'),
    affiliation: await find(lead, `/organizations/${organization}`, '/affiliations/:id/edit'),
    note: await find(lead, `/organizations/${organization}`, '/notes/:id/edit'),
    community: await find(host, '/communities', '/communities/:id').catch(() => ''),
    item: await named('pulse-items', question),
    ombudsperson:
      new RegExp(`name="id" value="(${uuid})"`).exec(await owner.text(`${base}/ombudspersons`))?.[1] ?? '',
    decision: await find(lead, `${here}/decisions?query=${encodeURIComponent(proposed)}`, '/decisions/:id'),
    proposal: idIn(
      await lead.text(`${base}/proposals`),
      `${base}/proposals/:id`,
      '/proposals',
      `[^<]*${wish}`,
    ),
    discussion,
    post: await find(lead, `/discussions/${discussion}`, '/posts/:id/edit'),
    goal,
    checkIn:
      goal === ''
        ? ''
        : (new RegExp(`name="checkIn" value="(${uuid})"`).exec(
            await lead.text(`${base}/goals/${goal}`),
          )?.[1] ?? ''),
    agreement,
    suggestion:
      new RegExp(`id="suggestion-(${uuid})"`).exec(
        await lead.text(`${base}/agreements/${agreement}/suggestions`),
      )?.[1] ?? '',
    learning: await find(lead, `${here}/learnings?query=${encodeURIComponent(heard)}`, '/learnings/:id'),
    objective: await find(lead, `${here}/objectives`, '/objectives/:id/edit'),
    work: idsIn(await host.text(`${base}${here}/roles`), `${base}/work/:id/edit`)[0] ?? '',
    commitment: await find(
      lead,
      `${here}/commitments?query=${encodeURIComponent(promise)}`,
      '/commitments/:id',
    ),
    recurring: idIn(
      await lead.text(`${base}${here}/commitments`),
      `${base}/recurring-promises/:id`,
      'the ledger',
      round,
    ),
    touchpoint: contact,
    benefit:
      new RegExp(`name="benefit" value="(${uuid})"`).exec(await lead.text(`${base}${here}/benefits`))?.[1] ??
      '',
    hours:
      new RegExp(`name="entry" value="(${uuid})"`).exec(await lead.text(`${base}${here}/hours`))?.[1] ?? '',
    expertise: await find(lead, `/expertise?query=${encodeURIComponent(topic)}`, '/expertise/:id'),
    committee,
    member: await find(lead, `/committees/${committee}`, '/committee-members/:id/end').catch(() => ''),
    rota: await find(lead, `${here}/rota`, '/rotas/:id/turn').catch(() => ''),
    swap: await find(lead, `${here}/rota`, '/rota-swaps/:id').catch(() => ''),
    meeting: about,
    series: await seriesOf(lead, `${base}${here}/meetings`, base, repeated),
    cadence: await find(lead, `${here}/cadence`, `${here}/cadence/:id/accept`),
    approval: slug === 'demo' ? await find(lead, `${here}/people`, '/approvals/:id') : '',
    wave: await find(lead, `${here}/pulse`, '/pulse/:id/answer').catch(() => ''),
    behalf: slug === 'demo' ? await find(lead, `${here}/behalf`, `${here}/behalf/:id`) : '',
    evidence: await find(lead, `${here}/journey`, `${here}/journey/evidence/:id`),
  }
}

/** The meetings that repeat under a title; they stand on the list of all meetings. */
const seriesOf = async (reader: Client, page: string, base: string, title: string) =>
  idIn(await reader.text(page), `${base}/series/:id`, page, title)

/** Sends the largest form of a page, filled, with these fields in place of what stood there. */
export async function send(by: Client, path: string, fields: Record<string, string>): Promise<void> {
  const forms = formsOf(await by.text(path)).sort((a, b) => b.fields.length - a.fields.length)
  const form = forms[0]
  if (form === undefined) throw new Error(`${path} has no form`)
  const sent = [...form.fields.filter(([name]) => !(name in fields)), ...Object.entries(fields)]
  await taken(`${path} with ${JSON.stringify(sent)}`, by.post(form.action ?? path, sent))
}

/** The address that a taken form leads to. */
async function taken(what: string, answering: Promise<Answer>): Promise<string> {
  const { status, headers, text } = await answering
  if (status !== 303) throw new Error(`${what} was not taken (${status}): ${textOf(text)}`)
  return headers.get('location') ?? ''
}

/** The key that is shown once to somebody who raises a concern without a name. */
async function raiseWithoutName(by: Client, path: string): Promise<string> {
  const page = await by.text(path)
  const steward = new RegExp(`<option value="(${uuid})"`).exec(page)?.[1] ?? ''
  const { text } = await by.post(path, [
    ['summary', 'Nobody says so, but it is cold'],
    ['openness', 'anonymous'],
    ['shown', 'nothing'],
    ['stewardPersonId', steward],
  ])
  const key = /\/concern\/([\w-]+)/.exec(text)?.[1]
  if (key === undefined) throw new Error(`No key was shown: ${textOf(text)}`)
  return key
}

/** The key in a mail that waits in the outbox; some are written a moment after what they tell of. */
export async function keyIn(owner: Client, base: string, kind: string): Promise<string> {
  for (let tries = 0; tries < 40; tries++) {
    for (const mail of idsIn(await owner.text(`${base}/settings/outbox`), `${base}/settings/outbox/:id`)) {
      const text = await owner.text(`${base}/settings/outbox/${mail}`)
      const key = new RegExp(`/${kind}/([\\w-]+)`).exec(text)?.[1]
      if (key !== undefined) return key
    }
    await setTimeout(250)
  }
  throw new Error(`No mail leads to /${kind}/`)
}

/** Something they have been told of; that is done a moment after what it tells of. */
async function noticeOf(reader: Client, base: string): Promise<string> {
  for (let tries = 0; tries < 120; tries++) {
    const [notice] = idsIn(await reader.text(`${base}/notices?all=yes`), `${base}/notices/:id`)
    if (notice !== undefined) return notice
    await setTimeout(250)
  }
  throw new Error('Nobody was told of anything')
}

/** An import that has been read and waits. */
async function bringIn(by: Client, base: string): Promise<string> {
  const form = new FormData()
  form.append('kind', 'organizations')
  form.append('source', 'matrix')
  form.append('files', new File(['name,city\nMill Road Choir,Riverbend\n'], 'choirs.csv'))
  const to = await taken('The import', by.upload(`${base}/imports/upload`, form))
  return to.split('/').at(-1) ?? ''
}

const textOf = (html: string) =>
  html
    .slice(html.indexOf('id="main"'))
    .replace(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 500)

/** Ids in the links of a page to such an address, those whose words begin with `name` if it is given. */
const idsIn = (html: string, address: string, name = ''): string[] =>
  [
    ...html.matchAll(
      new RegExp(`"${address.replace(':id', `(${uuid})`)}(?:["?#][^>]*>)(?:<[^>]*>)*${name}`, 'g'),
    ),
  ].map(([, id]) => id ?? '')

function idIn(html: string, address: string, page: string, name?: string): string {
  const id = idsIn(html, address, name)[0]
  if (id === undefined) throw new Error(`${page} leads to no ${address} ${name ?? ''}`)
  return id
}
