import type { Day } from '#platform/context/days.ts'
import type { BehalfSummary } from '../behalf/behalf.ts'

/** What one partner wants for itself, and the shared goals that serve it. */
export interface Objective {
  id: string
  partnershipId: string
  organizationId: string
  organizationName: string
  what: string
  why: string
  language: string | null
  /** Whether the other partners read it; else it is the organization's own. */
  audience: 'partnership' | 'organization'
  setOn: Day
  version: number
  goals: Service[]
  behalf: BehalfSummary | null
}

/** That a goal serves an objective, and why. */
export interface Service {
  goalId: string
  why: string
}

/** The goals that a form ticks, each with its reason; to be checked by the inputs. */
export const servicesIn = (form: FormData): Service[] =>
  form.getAll('goals').map((goalId) => ({
    goalId: String(goalId),
    why: String(form.get(`why-${String(goalId)}`) ?? '').trim(),
  }))
