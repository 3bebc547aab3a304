import { z } from 'zod'
import { audience, id, language, optionalId, optionalText, text, version } from '#platform/http/fields.ts'
import { waysIn, wishes } from './discussion.ts'

const said = {
  body: text(20_000),
  /** Asked by name, beside those whom the text names with an @. */
  mentionPersonIds: z.array(id()).max(50).default([]),
  language: language().nullable().default(null),
}

export const discussionInput = z.object({
  subjectKind: text(60).default('partnership'),
  /** Null for the partnership itself. */
  subjectId: optionalId(),
  /** Left empty, the first line stands for it. */
  title: optionalText(200),
  ...said,
  audience: audience().default('partnership'),
  visionVersionId: optionalId(),
  passage: optionalText(5000),
})
export type DiscussionInput = z.output<typeof discussionInput>

export const discussionChange = z.object({ title: text(200), version: version() })
export type DiscussionChange = z.output<typeof discussionChange>

export const postInput = z.object(said)
export type PostInput = z.output<typeof postInput>

export const postChange = z.object({ body: text(20_000), version: version() })
export type PostChange = z.output<typeof postChange>

/** The records as they leave by the API. */
export const discussionShape = z.object({
  id: z.uuid(),
  partnershipId: z.uuid(),
  subjectKind: z.string(),
  subjectId: z.uuid(),
  title: z.string(),
  language: z.string().nullable(),
  audience: audience(),
  passage: z.object({ versionId: z.uuid(), number: z.int(), text: z.string() }).nullable(),
  organizationId: z.uuid(),
  begunByPersonId: z.uuid().nullable(),
  begunAt: z.iso.datetime(),
  posts: z.int(),
  version: z.int(),
})
export const postShape = z.object({
  id: z.uuid(),
  discussionId: z.uuid(),
  partnershipId: z.uuid(),
  body: z.string(),
  language: z.string().nullable(),
  cameBy: z.enum(waysIn),
  organizationId: z.uuid(),
  personId: z.uuid().nullable(),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime().nullable(),
  mentions: z.array(z.object({ personId: z.uuid(), setAside: z.boolean() })),
  version: z.int(),
})

/** Whether somebody hears of one discussion, or of all in a partnership where nothing is said of one itself. */
export const discussionWishShape = z.object({
  id: z.uuid(),
  partnershipId: z.uuid(),
  /** Null for all of the partnership. */
  discussionId: z.uuid().nullable(),
  wish: z.enum(wishes),
})
/** Said again of the same, it takes the place of what was said. */
export const discussionWishInput = z.object({
  partnershipId: id(),
  discussionId: optionalId(),
  wish: z.enum(wishes),
})
export type DiscussionWishInput = z.output<typeof discussionWishInput>
