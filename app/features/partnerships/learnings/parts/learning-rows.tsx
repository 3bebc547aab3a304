import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { AudienceMark } from '#ui/audience-mark/audience-mark.tsx'
import { DueText } from '#ui/due-text/due-text.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { BehalfLabel } from '../../behalf/parts/behalf-label.tsx'
import type { Learning } from '../learning.ts'
import { kindWord, titleOf, translationWords } from '../say.ts'

/** What was learned, a row each: the words, their translation, who said them, of which community, where. */
export function LearningRows({
  label,
  items,
  base,
  today,
}: {
  label: string
  items: readonly Learning[]
  base: string
  today: string
}) {
  return (
    <Rows label={label}>
      {items.map((one) => (
        <Row
          key={one.id}
          title={<span lang={one.language ?? undefined}>{titleOf(one, 280)}</span>}
          to={`${base}/learnings/${one.id}`}
          who={
            <>
              {one.translation !== '' && (
                <>
                  {translationWords(one.translationLanguage)}{' '}
                  <span lang={one.translationLanguage ?? undefined}>{one.translation}</span>
                  <br />
                </>
              )}
              {[
                kindWord(one.kind),
                ...(one.speaker === '' ? [] : [one.speaker]),
                ...(one.community === null ? [] : [one.community.name]),
                one.organization.name,
              ].join(' · ')}
              {one.audience === 'organization' && (
                <>
                  {' '}
                  <AudienceMark audience="organization">{m.learning_only_us()}</AudienceMark>
                </>
              )}
              {one.behalf !== null && (
                <>
                  <br />
                  <BehalfLabel behalf={one.behalf} today={today} />
                </>
              )}
            </>
          }
          end={<DueText on={one.heardOn}>{formatDay(one.heardOn, today)}</DueText>}
        />
      ))}
    </Rows>
  )
}
