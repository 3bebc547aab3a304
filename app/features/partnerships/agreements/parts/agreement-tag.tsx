import { Tag, type TagTone } from '#ui/tag/tag.tsx'
import type { AgreementStanding } from '../agreement.ts'
import { standingWord } from '../say.ts'

const tones: Record<AgreementStanding, TagTone> = {
  draft: 'plain',
  waiting: 'straw',
  declined: 'rust',
  coming: 'spruce',
  inForce: 'spruce',
  expired: 'rust',
  ended: 'plain',
  replaced: 'plain',
}

export const AgreementTag = ({ standing }: { standing: AgreementStanding }) => (
  <Tag tone={tones[standing]}>{standingWord(standing)}</Tag>
)
