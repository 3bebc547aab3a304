import { useState } from 'react'
import { AudienceMark } from '#ui/audience-mark/audience-mark.tsx'
import { Busy } from '#ui/busy/busy.tsx'
import { Button } from '#ui/button/button.tsx'
import { Checkoff } from '#ui/checkoff/checkoff.tsx'
import { CodeBlock } from '#ui/code-block/code-block.tsx'
import { Comment } from '#ui/comment/comment.tsx'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { DueText } from '#ui/due-text/due-text.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Figure } from '#ui/figure-link/figure-link.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { Fold } from '#ui/fold/fold.tsx'
import { KeyValues } from '#ui/key-values/key-values.tsx'
import { LanguagePicker } from '#ui/language-picker/language-picker.tsx'
import { LiveText } from '#ui/live-text/live-text.tsx'
import { Logo, Mark } from '#ui/mark/mark.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Face, FaceStack } from '#ui/person/face.tsx'
import { Person, PersonList } from '#ui/person/person.tsx'
import { Progress } from '#ui/progress/progress.tsx'
import { Quote } from '#ui/quote/quote.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { Select } from '#ui/select/select.tsx'
import { StageBadge } from '#ui/stage-badge/stage-badge.tsx'
import { StatStrip } from '#ui/stat-strip/stat-strip.tsx'
import { StepList } from '#ui/step-list/step-list.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { TimeBox } from '#ui/time-box/time-box.tsx'
import { Timeline, TimelineItem } from '#ui/timeline/timeline.tsx'
import { UndoToast } from '#ui/undo-toast/undo-toast.tsx'

import { here, partnerships, people } from './town.tsx'

/** Lists, stages, people, figures, notices, pages and layout. */
export function ListsAndFigures() {
  const [busy, setBusy] = useState(true)
  return (
    <>
      <Section id="lists" title="Lists">
        <FilterBar
          label="Partnerships"
          search={{ label: 'Search partnerships', value: 'harbor' }}
          submit="Show"
          chips={[
            { label: 'Stage: Activate', to: here, remove: 'Remove the filter Stage: Activate' },
            {
              label: 'In touch within a month',
              to: '?',
              remove: 'Remove the filter in touch within a month',
            },
          ]}
          clear={{ label: 'Clear all', to: here }}
        >
          <Select
            label="Stage"
            name="stage"
            empty="Any stage"
            options={[{ value: 'activate', label: 'Activate' }]}
            defaultValue="activate"
          />
          <Select
            label="In touch"
            name="touch"
            empty="Whenever"
            options={[{ value: '30', label: 'Within a month' }]}
          />
        </FilterBar>
        <DataTable
          caption="Partnerships, by name"
          rows={partnerships}
          rowKey={(row) => row.id}
          rowTo={() => here}
          columns={[
            {
              key: 'name',
              label: 'Name',
              cell: (row) => row.name,
              sort: { to: '?sort=-name', direction: 'ascending' },
            },
            {
              key: 'stage',
              label: 'Stage',
              cell: (row) => <StageBadge stage={row.stage}>{row.word}</StageBadge>,
              sort: { to: '?sort=stage' },
            },
            {
              key: 'partners',
              label: 'Partners',
              numeric: true,
              cell: (row) => row.partners,
              sort: { to: '?sort=partners' },
            },
            {
              key: 'people',
              label: 'People',
              wideOnly: true,
              cell: () => (
                <FaceStack
                  names={['Amara Osei', 'Lucía Ferrer', 'Thanh Nguyen']}
                  label="Amara Osei, Lucía Ferrer, Thanh Nguyen and 4 others"
                  more="+ 4"
                />
              ),
            },
            { key: 'touch', label: 'Last in touch', cell: (row) => row.word2 },
          ]}
        />
        <Pagination
          label="Pages"
          summary="1–4 of 12"
          previous={{ to: '?before=a', label: 'Previous' }}
          next={{ to: '?after=d', label: 'Next' }}
        />
        <Section level={3} title="Late">
          <Rows>
            <Row
              late
              lead={<Checkoff action={here} label="Done: pay the bus passes for November" />}
              to={here}
              title="Pay the bus passes for November"
              who="We promised Homework Harbor in September. Harbor Youth paid in advance for the first week."
              end={<DueText tone="late">9 days</DueText>}
            />
            <Row
              lead={<Checkoff action={here} done label="Done: call Maple Clinic" />}
              to={here}
              title="Call Maple Clinic"
              who="You agreed on every two weeks; the last word was Dana’s mail on 18 October."
              end={<DueText tone="late">3 weeks</DueText>}
              actions={
                <>
                  <Button small>Log the call</Button>
                  <Button small look="quiet">
                    Tomorrow
                  </Button>
                </>
              }
            />
          </Rows>
        </Section>
        <div className="section">
          <EmptyState
            title="No promises yet"
            level={3}
            action={<Button look="go">Make the first promise</Button>}
          >
            What each side will do, and by when, belongs here, ours next to theirs. Most partnerships begin
            with one small thing by next week.
          </EmptyState>
        </div>
      </Section>

      <Section id="stages" title="Stages">
        <div className="cluster">
          <StageBadge stage="advise">Advise</StageBadge>
          <StageBadge stage="acclimate">Acclimate</StageBadge>
          <StageBadge stage="activate">Activate</StageBadge>
          <StageBadge stage="accelerate">Accelerate</StageBadge>
        </div>
      </Section>

      <Section id="people" title="People and words">
        <PersonList people={people} label="People of Homework Harbor" />
        <div className="cluster" style={{ marginBlockStart: 'var(--s4)' }}>
          {[
            'Amara Osei',
            'Lucía Ferrer',
            'Thanh Nguyen',
            'Oak Street',
            'Harbor Youth',
            'محمد علي',
            'Maple',
            'Dana W',
            'Riverbend',
          ].map((name) => (
            <Face key={name} name={name} />
          ))}
          <Person name="Tomás Ruiz" end={<Tag>invited</Tag>} />
          <Tag>needs a baseline</Tag>
          <Tag tone="spruce">accepted</Tag>
          <Tag tone="rust">disputed</Tag>
          <Tag tone="straw">waits for you</Tag>
        </div>
        <div className="split section">
          <div>
            <Comment
              who="Lucía Ferrer"
              side="Harbor Youth Collective"
              when="yesterday, 16:20"
              audience={<AudienceMark audience="partnership">this partnership</AudienceMark>}
              actions={
                <Button small look="quiet">
                  Answer
                </Button>
              }
            >
              <p>
                Two of our tutors can stay until six from December on. Could Riverbend look after the snacks
                on those days?
              </p>
            </Comment>
            <Quote by="A parent at the Eastside session, in Spanish">
              My son waits at the bus stop for an hour, because there is nowhere else he may sit.
            </Quote>
          </div>
          <KeyValues
            items={[
              { term: 'Began', value: '3 February 2025' },
              { term: 'Meets', value: 'every second Tuesday, 17:30, Oak Street library' },
              { term: 'Agreement', value: <a href={here}>version 2, signed by all</a> },
            ]}
          />
        </div>
        <Section level={3} title="History">
          <Timeline label="History">
            <TimelineItem strong when="1 October 2025" title="Homework Harbor moved to Activate">
              Amara decided with Lucía and Thanh: “The pilot group is full, let’s begin.”
            </TimelineItem>
            <TimelineItem
              when="28 September"
              title="Oak Street kept a promise: the library is open until 18:00"
            />
            <TimelineItem when="12 September" title="Riverbend Outreach promised to pay the bus passes" />
          </Timeline>
        </Section>
      </Section>

      <Section id="figures" title="Figures">
        <StatStrip
          label="This month"
          stats={[
            { value: '12', words: 'partnerships, 3 in Activate', to: here },
            { value: '17 of 21', words: 'of our promises kept on time', to: here },
            { value: '23 of 25', words: 'of our partners’, too', to: here },
            { value: '64 %', words: 'of what we heard is answered' },
          ]}
        />
        <div className="two section">
          <Progress label="Bringing in people.csv" value={420} max={1000} words="420 of 1,000 rows" />
          <Figure value="41" to={here}>
            residents spoke at three sessions, nine of them in Spanish
          </Figure>
        </div>
        <TimeBox
          now="Who answers after seven"
          face="12:40"
          part={0.37}
          over={false}
          words="13 minutes left."
          aloud=""
        />
        <LiveText state="Noor Hassan of Harbor Youth is writing the minutes, last saved 12:04." label="Draft">
          <p>The library keeps the second key at the desk.</p>
        </LiveText>
        <Fold title="Agreements" words="By mail: 2 at once and 3 in the digest">
          <p>What is folded up.</p>
        </Fold>
      </Section>

      <Section id="notices" title="Notices">
        <div className="stack">
          <Notice title="Oak Street changed the text of the vision.">
            Everyone is asked to endorse it again.
          </Notice>
          <Notice tone="success">Version 3 is signed by all three partners.</Notice>
          <Notice
            tone="warning"
            title="Someone saved before you."
            action={<Button small>See both texts</Button>}
          >
            What you typed is kept below.
          </Notice>
          <Notice tone="error" title="The file could not be read.">
            Line 14 has no name. Nothing was brought in.
          </Notice>
          <Busy active={busy}>{busy ? 'Bringing in 420 of 1,000 people…' : 'Everyone is in.'}</Busy>
          <Button type="button" onClick={() => setBusy(!busy)} small>
            Change the line above
          </Button>
          <UndoToast close="Close" undo={{ action: here, label: 'Undo', fields: { id: '1' } }}>
            The promise is withdrawn.
          </UndoToast>
        </div>
      </Section>

      <Section id="pages" title="Pages">
        <StepList
          label="Bring in people"
          words={{ done: 'done', here: 'now' }}
          steps={[
            { label: 'Choose a file', to: here, state: 'done' },
            { label: 'Match the columns', state: 'here' },
            { label: 'Look it over', state: 'ahead' },
            { label: 'Bring it in', state: 'ahead' },
          ]}
        />
        <NarrowPage
          title={<span>Withdraw a promise</span>}
          lede="Say why; the other side reads it, and the promise stays in the history."
          back={{ to: here, label: 'Homework Harbor' }}
        >
          <CodeBlock label="Your key, shown once" copy={{ label: 'Copy', done: 'Copied' }}>
            cw_live_9f3k2m7q8x1v5b6n4c0z
          </CodeBlock>
        </NarrowPage>
        <LanguagePicker
          label="Language"
          current="en"
          languages={[
            { code: 'en', label: 'English', to: '?lang=en' },
            { code: 'es', label: 'Español', to: '?lang=es' },
            { code: 'ar', label: 'العربية', to: '?lang=ar' },
          ]}
        />
      </Section>

      <Section id="layout" title="Layout and colours">
        <div className="cluster">
          <Logo name="Commonweave" />
          <Mark size={64} />
        </div>
        <div className="grid section" style={{ '--least': '9rem' } as React.CSSProperties}>
          {[
            'paper',
            'sheet',
            'wash',
            'spruce-wash',
            'rust-wash',
            'straw-wash',
            'advise-wash',
            'acclimate-wash',
            'activate-wash',
            'accelerate-wash',
          ].map((token) => (
            <div
              key={token}
              style={{
                background: `var(--${token})`,
                padding: 'var(--s4)',
                border: '1px solid var(--line)',
                borderRadius: 'var(--corner)',
              }}
            >
              {token}
            </div>
          ))}
        </div>
        <div className="prose section">
          <h2>Running text</h2>
          <p>
            Set at a measure one can read, with <a href={here}>links that show</a>,{' '}
            <strong>weight where it matters</strong> and lists:
          </p>
          <ul>
            <li>a place on weekday afternoons</li>
            <li>an adult who listens</li>
          </ul>
        </div>
      </Section>
    </>
  )
}
