// Everything a partnership goes through, told by three partners who are signed in at the same time.
import { describe, it } from 'vitest'
import { signAgreement } from './three/agreement.ts'
import { raiseAndSettle } from './three/concern.ts'
import { decide } from './three/decision.ts'
import { agreeOnRolesAndContact, agreeOnVision } from './three/direction.ts'
import { meet } from './three/meeting.ts'
import { keepAndBreak } from './three/promises.ts'
import { feelThePulse } from './three/pulse.ts'
import { aroundTheTable } from './three/table.ts'

const tell = (scripts: boolean) =>
  aroundTheTable({ scripts }, async (table) => {
    await agreeOnVision(table)
    await agreeOnRolesAndContact(table)
    await signAgreement(table)
    await meet(table)
    await decide(table)
    await keepAndBreak(table)
    await raiseAndSettle(table)
    await feelThePulse(table)
  })

describe('three partners, from a vision to a pulse', () => {
  it('go their way in three browsers', () => tell(true), 1_200_000)
  it('go it without scripts', () => tell(false), 1_200_000)
})
