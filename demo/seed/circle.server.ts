import type { Tx } from '#platform/context/context.server.ts'
import type { Day, OnBehalf } from '../demo.ts'
import type { Partnership } from '../shapes/partnership.ts'
import type { Story } from './story.server.ts'
import type { Town } from './town.server.ts'

const how = {
  letter: 'Told us by letter.',
  call: 'Told us on the phone.',
  mail: 'Told us by mail.',
  minutes: 'Said in the meeting; it is in the minutes.',
} satisfies Record<OnBehalf['evidence'], string>

/** What a verb takes when something is recorded for a partner, and when nothing is. */
export interface BehalfFields {
  onBehalfOf: string | null
  evidence: string
  evidenceLink: string
}
export const ourselves: BehalfFields = { onBehalfOf: null, evidence: '', evidenceLink: '' }

/** One partnership of the demo: who acts in it for whom. */
export class Circle {
  readonly town: Town
  readonly story: Story
  readonly told: Partnership
  readonly host: string
  private readonly organizations: readonly string[]

  constructor(town: Town, story: Story, told: Partnership, host: string) {
    this.town = town
    this.story = story
    this.told = told
    this.host = host
    this.organizations = told.partners.map((partner) => partner.organization)
    for (const { organization, person, lead } of told.representatives)
      if (lead) town.speaksFor(person, organization)
  }

  get id(): string {
    return this.town.id('partnership', this.told.key)
  }

  /** The key of something in this partnership; keys are only told apart within one. */
  key(key: string): string {
    return `${this.told.key}/${key}`
  }

  /** The conversation in which something was promised, if it is written down by then. */
  conversationOf(commitment: string): string | null {
    const found = this.told.touchpoints.find((touchpoint) => touchpoint.followUp === commitment)
    return found === undefined ? null : this.town.idIfKnown('touchpoint', this.key(found.key))
  }

  /** A person of the circle on a day, acting for the partner they belong to. */
  as(person: string, day: Day, organization?: string): Promise<Tx> {
    return this.town.as(person, day, organization ?? this.partnerOf(person))
  }

  /** Whether a person belongs to one of the partners. */
  holds(person: string): boolean {
    return this.organizations.includes(this.partnerOf(person) ?? '')
  }

  /** Of the partners the one a person belongs to, else where they belong. */
  partnerOf(person: string): string | null {
    return this.town.homeOf(person, this.organizations)
  }

  /** Who speaks for a partner: its lead here. */
  leadOf(organization: string): string {
    const lead =
      this.told.representatives.find((each) => each.organization === organization && each.lead) ??
      this.told.representatives.find((each) => each.organization === this.host && each.lead)
    if (lead === undefined) throw new Error(`nobody speaks in ${this.told.key}`)
    return lead.person
  }

  /** The context and behalf fields for what `person` of an organization did, or someone recorded for it. */
  async actor(
    act: { organization: string; person: string; day: Day },
    onBehalf: OnBehalf | undefined,
  ): Promise<[Tx, BehalfFields]> {
    if (onBehalf === undefined) return [await this.as(act.person, act.day, act.organization), ourselves]
    return [
      await this.as(onBehalf.by, act.day, this.host),
      {
        onBehalfOf: this.town.id('organization', act.organization),
        evidence: onBehalf.note.text,
        evidenceLink: '',
      },
    ]
  }

  /** The lead's word for a partner; of one that doesn't sign in, what was recorded of it. */
  word(organization: string, day: Day): Promise<[Tx, BehalfFields]> {
    return this.actor({ organization, person: this.leadOf(organization), day }, this.silent(organization))
  }

  /** Of several partners the one that answers itself. */
  answering(organizations: readonly string[]): string {
    return (
      organizations.find((organization) => this.silent(organization) === undefined) ??
      organizations[0] ??
      this.host
    )
  }

  private silent(organization: string): OnBehalf | undefined {
    const partner = this.told.partners.find((each) => each.organization === organization)
    if (partner?.onBehalf === undefined) return undefined
    const { by, evidence } = partner.onBehalf
    return { by, evidence, note: { language: 'en', text: how[evidence] } }
  }
}
