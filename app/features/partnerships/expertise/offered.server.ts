import type { Tx } from '#platform/context/context.server.ts'
import { speakersOf } from '../agreements/speakers.server.ts'
import type { Audience } from '../discussions/discussion.ts'
import { type Listener, withinEarshot } from '../discussions/listeners.server.ts'
import type { Frame } from '../partnerships/frame.server.ts'
import type { Expertise } from './expertise.ts'
import type { Question } from './fit.ts'
import { whoKnows } from './who-knows.server.ts'

type Holding = Pick<Expertise, 'organizationId' | 'personId'>

/** Where a question comes up: on which page of a partnership, and what can be done there about who may know. */
export interface AskedAt {
  frame: Frame
  /** Who reads what is said there; all partners unless given. */
  audience?: Audience
  questions: readonly Question[]
  /** Within the workspace: where these people are asked by name about one of the questions; null where nobody is asked. */
  ask: (personIds: readonly string[], question: number) => string | null
  /** Whether what they know has been put to use there, so that it can be credited. */
  used: (holder: Holding) => boolean
  /** What a credit names unless somebody writes otherwise. */
  credit?: { meeting?: string; for?: string }
}

/** Somebody who may know, as `WhoMayKnow` draws it; addresses are within the workspace. */
export interface Offered {
  id: string
  topic: string
  holder: string
  /** It is the reader who knows it. */
  you: boolean
  question: number
  helped: number
  ask: string | null
  credit: string | null
}

/**
 * Who may know about the questions of a page. Empty where nothing fits, where a partnership is concluded, and for who
 * reads only what stood there when they left.
 */
export async function offeredAt(tx: Tx, at: AskedAt): Promise<Offered[]> {
  const { frame, audience = 'partnership', ask, used } = at
  if (frame.readsUntil !== null || frame.standing === 'concluded') return []
  const found = await whoKnows(tx, at.questions)
  if (found.length === 0) return []
  const { organizationId } = tx.actor
  const here = { partnershipId: frame.partnership.id, audience, organizationId }
  const people = frame.can.work ? await withinEarshot(tx, here) : []
  const speakers = await speakersOf(
    tx,
    found.flatMap(({ expertise }) => expertise.organizationId ?? []),
  )
  return found.map(({ expertise, question }) => {
    const personIds = askable(tx, expertise, people, speakers)
    return {
      id: expertise.id,
      topic: expertise.topic,
      holder: expertise.holder,
      you: expertise.personId !== null && expertise.personId === tx.actor.personId,
      question,
      helped: expertise.credits.length,
      ask: personIds.length === 0 ? null : ask(personIds, question),
      credit:
        frame.can.work && used(expertise) && !isOwn(tx, expertise) ? creditAt(expertise.id, here, at) : null,
    }
  })
}

/** They themselves, or who speaks for the organization: as far as they would hear of it there. */
const askable = (
  tx: Tx,
  holder: Holding,
  people: readonly Listener[],
  speakers: ReadonlyMap<string, ReadonlySet<string>>,
): string[] =>
  people
    .filter(({ id }) =>
      holder.organizationId === null
        ? id === holder.personId
        : speakers.get(holder.organizationId)?.has(id) === true,
    )
    .map((one) => one.id)
    .filter((id) => id !== tx.actor.personId)

const isOwn = (tx: Tx, { organizationId, personId }: Holding): boolean =>
  organizationId === tx.actor.organizationId || (personId !== null && personId === tx.actor.personId)

function creditAt(id: string, { partnershipId }: { partnershipId: string }, { credit = {} }: AskedAt) {
  const named = new URLSearchParams({ partnership: partnershipId, ...credit })
  return `/expertise/${id}/credit?${named}`
}
