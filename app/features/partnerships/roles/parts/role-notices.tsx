import { m } from '#platform/words/words.ts'
import { Notice } from '#ui/notice/notice.tsx'
import { type Partner, presentPartners } from '../../partnerships/partnership.ts'
import { idleOf, overloadOf } from '../load.ts'
import { gapsOf, isDeclined, type WorkPiece } from '../role.ts'
import { gapWords, idleWords, overloadWords } from '../say.ts'

type RoleNoticesProps = { work: readonly WorkPiece[]; partners: readonly Partner[] }

/** What is unclear in the matrix, and who carries too much of it, each in a sentence with its figures. */
export function RoleNotices({ work, partners }: RoleNoticesProps) {
  const present = presentPartners(partners)
  const gaps = gapsOf(work, partners)
  const idle = idleWords(idleOf(work, new Set(present.map((partner) => partner.organizationId))))
  const declined = work.flatMap((piece) =>
    piece.roles.filter(isDeclined).map((role) =>
      m.roles_declined({
        person: role.personName ?? '',
        work: piece.name,
        reason: role.answer?.reason ?? '',
      }),
    ),
  )
  const unclear = [...(gaps.clear ? [] : gapWords(gaps)), ...(idle === null ? [] : [idle]), ...declined]
  const overload = overloadOf(work, present).map(overloadWords)
  return (
    <>
      {unclear.length > 0 && (
        <Notice tone="warning" title={m.roles_gaps_title()}>
          {unclear.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </Notice>
      )}
      {overload.length > 0 && (
        <Notice title={m.roles_overload_title()}>
          {overload.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </Notice>
      )}
    </>
  )
}
