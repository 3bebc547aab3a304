import type { FieldIssue, Refusal } from '../errors/errors.ts'
import { m } from './words.ts'

const sentences = m as unknown as Record<string, ((facts: Record<string, unknown>) => string) | undefined>

/** The sentence of a key known only when running (a refusal, a field's issue); the key itself if there is none, which a test forbids. */
export const sentence = (key: string, facts: Record<string, unknown> = {}): string =>
  sentences[key]?.(facts) ?? key

export const refusalText = (refusal: Refusal): string => sentence(`refusal_${refusal.code}`, refusal.facts)
export const issueText = (issue: FieldIssue): string => sentence(issue.code, issue.facts ?? {})
