import { Form } from 'react-router'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { Menu, MenuButton, MenuLink } from '#ui/menu/menu.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { RecordHead } from '../../partnerships/parts/record-head.tsx'
import type { Around } from '../around.server.ts'
import { stateWord, whenWords } from '../say.ts'

/** Over every page of one meeting: what and when it is, how it stands, and the way to its other parts. */
export function MeetingHead({
  meeting,
  frame,
  base,
  goesOn = false,
}: Around & {
  base: string
  /** The page has a likelier act than saying that it was held: the page of that act, or a clock that runs on. */
  goesOn?: boolean
}) {
  const here = `${base}/meetings/${meeting.id}`
  const planned = meeting.state === 'planned'
  const over = planned && meeting.startsOn <= frame.today
  return (
    <>
      <RecordHead
        base={base}
        partnership={{ id: meeting.partnershipId, name: meeting.partnershipName }}
        among={{ label: m.meetings_title(), path: '/meetings' }}
        title={<span lang={meeting.language ?? undefined}>{meeting.title}</span>}
        badge={
          !planned && (
            <Tag tone={meeting.state === 'held' ? 'spruce' : 'rust'}>{stateWord(meeting.state)}</Tag>
          )
        }
        lede={whenWords(meeting)}
        actions={
          <>
            {frame.can.work && over && (
              <ButtonLink look={goesOn ? 'plain' : 'go'} to={`${here}/attendance`}>
                {m.meeting_hold()}
              </ButtonLink>
            )}
            {frame.can.work && planned && <ButtonLink to={`${here}/edit`}>{m.change()}</ButtonLink>}
            <Menu label={m.more()} aloud={m.meeting_more()}>
              <MenuLink to={`${here}/print`}>{m.meeting_print()}</MenuLink>
              {frame.can.work && meeting.state === 'held' && (
                <MenuLink to={`${here}/speaking`}>{m.speaking_title()}</MenuLink>
              )}
              {frame.can.work && planned && <MenuLink to={`${here}/cancel`}>{m.meeting_cancel()}</MenuLink>}
              {frame.can.work && meeting.state === 'cancelled' && (
                <Form method="post" action={here}>
                  <MenuButton name="act" value="uncancel">
                    {m.meeting_uncancel()}
                  </MenuButton>
                </Form>
              )}
            </Menu>
          </>
        }
      />
      <Tabs
        label={m.meeting_tabs()}
        items={[
          { to: here, label: m.meeting_tab_agenda(), end: true },
          { to: `${here}/attendance`, label: m.meeting_tab_attendance() },
          { to: `${here}/minutes`, label: m.meeting_tab_minutes() },
        ]}
      />
      {meeting.state === 'cancelled' && (
        <Notice tone="warning">
          {meeting.cancelledBecause === ''
            ? m.meeting_cancelled_notice()
            : m.meeting_cancelled_because({ reason: meeting.cancelledBecause })}
        </Notice>
      )}
    </>
  )
}
