import type { FileOnPage } from '#platform/files/file.ts'
import { m } from '#platform/words/words.ts'

/**
 * The record that a file of a partnership lies beside: its address (`base` is that of the workspace, `here` of the
 * partnership), and which kind it is; null where it lies beside the partnership itself.
 */
export function besideOf(
  { subjectKind, subjectId }: Pick<FileOnPage, 'subjectKind' | 'subjectId'>,
  base: string,
  here: string,
): { to: string; text: string } | null {
  switch (subjectKind) {
    case 'touchpoint':
      return { to: `${base}/touchpoints/${subjectId}`, text: m.file_of_touchpoint() }
    case 'meeting':
      return { to: `${base}/meetings/${subjectId}/minutes`, text: m.file_of_meeting() }
    case 'commitment':
      return { to: `${base}/commitments/${subjectId}`, text: m.file_of_commitment() }
    case 'post':
      return { to: `${base}/posts/${subjectId}`, text: m.file_of_post() }
    case 'stated-evidence':
      return { to: `${here}/journey`, text: m.file_of_evidence() }
    default:
      return null
  }
}
