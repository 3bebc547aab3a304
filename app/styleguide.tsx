import { Calendar, HandHeart, MessageCircle, Plus } from 'lucide-react'
import { useState } from 'react'
import { AudienceMark } from '#ui/audience-mark/audience-mark.tsx'
import { Busy } from '#ui/busy/busy.tsx'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { Checkbox } from '#ui/checkbox/checkbox.tsx'
import { Checkoff } from '#ui/checkoff/checkoff.tsx'
import { CodeBlock } from '#ui/code-block/code-block.tsx'
import { Comment } from '#ui/comment/comment.tsx'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { DueText } from '#ui/due-text/due-text.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { Figure, FigureLink } from '#ui/figure-link/figure-link.tsx'
import { FileField } from '#ui/file-field/file-field.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { KeyValues } from '#ui/key-values/key-values.tsx'
import { LanguagePicker } from '#ui/language-picker/language-picker.tsx'
import { Logo, Mark } from '#ui/mark/mark.tsx'
import { Menu, MenuButton, MenuLink } from '#ui/menu/menu.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { NextStep } from '#ui/next-step/next-step.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { NumberField } from '#ui/number-field/number-field.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Face, FaceStack } from '#ui/person/face.tsx'
import { Person, PersonList } from '#ui/person/person.tsx'
import { Progress } from '#ui/progress/progress.tsx'
import { ProgressChart } from '#ui/progress-chart/progress-chart.tsx'
import { Quote } from '#ui/quote/quote.tsx'
import { RadioGroup } from '#ui/radio-group/radio-group.tsx'
import { RateFigure } from '#ui/rate-figure/rate-figure.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { SearchField } from '#ui/search-field/search-field.tsx'
import { Section } from '#ui/section/section.tsx'
import { Select } from '#ui/select/select.tsx'
import { Shell } from '#ui/shell/shell.tsx'
import { StageBadge } from '#ui/stage-badge/stage-badge.tsx'
import { StageTrack, type TrackStage } from '#ui/stage-track/stage-track.tsx'
import { StatStrip } from '#ui/stat-strip/stat-strip.tsx'
import { StepList } from '#ui/step-list/step-list.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { TagField } from '#ui/tag-field/tag-field.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { Timeline, TimelineItem } from '#ui/timeline/timeline.tsx'
import { TwoSides } from '#ui/two-sides/two-sides.tsx'
import { UndoToast } from '#ui/undo-toast/undo-toast.tsx'

const here = '/styleguide'

const nav = [
  { to: '/today', label: 'Today', count: 7, countLabel: '7 things to do' },
  { to: here, label: 'Partnerships' },
  { to: '/landscape', label: 'Landscape' },
  { to: '/listening', label: 'Listening' },
  { to: '/projects', label: 'Projects' },
  { to: '/resources', label: 'Resources' },
  { to: '/outreach', label: 'Outreach' },
  { to: '/impact', label: 'Impact' },
]

const stages: TrackStage[] = [
  {
    stage: 'advise',
    title: 'Advise',
    when: 'Feb – Apr 2025',
    to: here,
    state: 'done',
    items: [
      { mark: 'enough', text: '3 listening sessions, 41 residents', to: here },
      { mark: 'enough', text: 'Roles clear for all 3 partners', to: here },
      { mark: 'enough', text: 'Vision endorsed by all', to: here },
    ],
  },
  {
    stage: 'acclimate',
    title: 'Acclimate',
    when: 'May – Sep 2025',
    state: 'done',
    items: [
      { mark: 'enough', text: '4 joint workshops' },
      { mark: 'enough', text: 'Communication plan agreed', stated: 'stated by Amara, 3 May' },
      { mark: 'partly', text: '2 concerns raised, one still open' },
    ],
  },
  {
    stage: 'activate',
    title: 'Activate',
    when: 'since Oct 2025',
    state: 'here',
    items: [
      { mark: 'enough', text: 'Pilot at Oak Street, 34 pupils', to: here },
      { mark: 'partly', text: 'Progress checked 11 days ago; one goal waits', to: here },
      { mark: 'nothing', text: 'No early success celebrated yet' },
    ],
  },
  {
    stage: 'accelerate',
    title: 'Accelerate',
    state: 'ahead',
    items: [
      { mark: 'nothing', text: 'Outcomes not evaluated' },
      { mark: 'enough', text: 'Maple Clinic asks for the same' },
      { mark: 'nothing', text: 'No lessons shared' },
    ],
  },
]

const people = [
  { id: '1', name: 'Amara Osei', note: 'Riverbend Outreach, leads', to: here },
  { id: '2', name: 'Lucía Ferrer', note: 'Harbor Youth Collective, chairs this quarter', to: here },
  { id: '3', name: 'Thanh Nguyen', note: 'Oak Street Middle School, principal', to: here },
  { id: '4', name: 'Dana Whitehorse', note: 'Maple Clinic' },
]

const partnerships = [
  {
    id: 'a',
    name: 'Homework Harbor',
    stage: 'activate',
    word: 'Activate',
    partners: 3,
    word2: '11 days ago',
  },
  { id: 'b', name: 'Clean Creek', stage: 'advise', word: 'Advise', partners: 4, word2: 'yesterday' },
  {
    id: 'c',
    name: 'Food Forward',
    stage: 'accelerate',
    word: 'Accelerate',
    partners: 12,
    word2: '3 weeks ago',
  },
  {
    id: 'd',
    name: 'Saturday Market',
    stage: 'acclimate',
    word: 'Acclimate',
    partners: 2,
    word2: 'this morning',
  },
] as const

const sections = [
  ['record', 'A record'],
  ['buttons', 'Buttons and menus'],
  ['fields', 'Fields'],
  ['lists', 'Lists'],
  ['stages', 'Stages'],
  ['people', 'People and words'],
  ['figures', 'Figures'],
  ['notices', 'Notices'],
  ['pages', 'Pages'],
  ['layout', 'Layout and colours'],
] as const

/** Every component in every state, for those who build pages; served in development only. */
export default function Styleguide() {
  const [busy, setBusy] = useState(true)
  return (
    <Shell
      home={{ to: '/', name: 'Commonweave' }}
      nav={nav}
      find={{ to: '/find', label: 'Find or do…', hint: '⌘K' }}
      workspace={
        <Menu label="Riverbend Outreach">
          <MenuLink to={here}>Maple Clinic</MenuLink>
        </Menu>
      }
      foot={
        <Menu label={<Person name="Amara Osei" note="Riverbend Outreach" />} up>
          <MenuLink to={here}>Your settings</MenuLink>
          <MenuLink to={here}>Sign out</MenuLink>
        </Menu>
      }
      words={{ skip: 'Skip to the page', nav: 'Main', menu: 'Menu' }}
    >
      <PageHead
        crumbs={[{ label: 'Partnerships', to: here }, { label: 'Homework Harbor' }]}
        crumbsLabel="Where this is"
        title="Homework Harbor"
        badge={<StageBadge stage="activate">Activate</StageBadge>}
        lede="Riverbend Outreach, Harbor Youth Collective and Oak Street Middle School, so that every sixth-grader who wants help with homework has a place, an adult and a meal on weekday afternoons."
        actions={
          <>
            <Button look="go">Log a touchpoint</Button>
            <Button>Add a commitment</Button>
            <Button>Plan a meeting</Button>
            <Menu label="More">
              <MenuLink to={here}>Invite a partner</MenuLink>
              <MenuLink to={here}>Print this page</MenuLink>
              <MenuButton danger type="button">
                End the partnership
              </MenuButton>
            </Menu>
          </>
        }
      />
      <nav aria-label="Components" className="cluster small" style={{ marginBlockStart: 'var(--s4)' }}>
        {sections.map(([id, label]) => (
          <a key={id} href={`#${id}`}>
            {label}
          </a>
        ))}
      </nav>

      <Section id="record" title="A record" aside={<a href="#stages">How stages are drawn</a>}>
        <StageTrack
          label="Stages"
          stages={stages}
          words={{
            enough: 'found',
            partly: 'found, but not enough',
            nothing: 'nothing found',
            done: 'done',
            here: 'now',
            ahead: 'ahead',
          }}
        />
        <NextStep label="Next best step:" action={<Button>Celebrate this</Button>}>
          thank the volunteers. Attendance passed its target in week 6, and a celebration is the last thing
          Activate is missing.
        </NextStep>
        <Tabs
          label="Homework Harbor"
          items={[
            { to: here, label: 'Overview', end: true },
            { to: '/styleguide/promises', label: 'Promises', count: 46 },
            { to: '/styleguide/goals', label: 'Goals', count: 2 },
            { to: '/styleguide/meetings', label: 'Meetings' },
            { to: '/styleguide/history', label: 'History' },
          ]}
        />
        <Section level={3} title="What we promised each other" aside={<a href={here}>Whole ledger</a>}>
          <TwoSides
            level={3}
            ours={{
              title: 'Riverbend Outreach',
              figure: (
                <RateFigure
                  value="17 of 21"
                  words="kept on time"
                  interval="between 60 % and 92 %"
                  to={here}
                />
              ),
              children: (
                <Rows>
                  <Row
                    to={here}
                    late
                    title="Pay the bus passes for November"
                    who="Amara, promised at the September meeting"
                    end={
                      <DueText tone="late" on="2026-11-13">
                        9 days late
                      </DueText>
                    }
                  />
                  <Row
                    to={here}
                    title="Background checks for four new tutors"
                    who="Tomás · accepted by Harbor Youth"
                    end={<DueText tone="soon">due Friday</DueText>}
                  />
                  <Row
                    to={here}
                    title="Share the attendance sheet every Monday"
                    who="Amara · repeats weekly"
                    end={<DueText tone="kept">kept, week 8</DueText>}
                  />
                </Rows>
              ),
            }}
            theirs={{
              title: 'Harbor Youth and Oak Street',
              figure: <RateFigure value="23 of 25" words="kept on time" to={here} />,
              children: (
                <Rows>
                  <Row
                    to={here}
                    title="Open the library until 18:00 on Thursdays"
                    who="Oak Street · Principal Nguyen"
                    end={<DueText>due 2 Dec</DueText>}
                  />
                  <Row
                    to={here}
                    title="Two tutors who speak Spanish"
                    who="Harbor Youth · Lucía Ferrer"
                    end={<DueText tone="kept">kept 4 Nov</DueText>}
                  />
                  <Row
                    to={here}
                    title="Tell parents about the new pick-up place"
                    who="Oak Street · acknowledged by Riverbend"
                    end={<DueText tone="kept">kept 28 Oct</DueText>}
                  />
                </Rows>
              ),
            }}
          />
        </Section>
        <Section level={3} title="Goals">
          <div className="split">
            <div>
              <h4>60 pupils attend at least twice a week by June 2026</h4>
              <p className="soft">
                Answers the need “nowhere to go after school”. <FigureLink to={here}>34 now</FigureLink>, 12
                at the start.
              </p>
            </div>
            <ProgressChart
              summary="Attendance rose from 12 to 34; the target is 60 by June"
              checkIns={[
                { on: '2025-10-01', day: '1 October 2025', value: 12, words: '12' },
                { on: '2025-10-20', day: '20 October 2025', value: 17, words: '17' },
                { on: '2025-11-10', day: '10 November 2025', value: 19, words: '19' },
                { on: '2025-12-15', day: '15 December 2025', value: 28, words: '28' },
                { on: '2026-02-01', day: '1 February 2026', value: 34, words: '34' },
              ]}
              target={{ value: 60, words: '60 by June', on: '2026-06-30' }}
              baseline={{ value: 12, words: '12 at the start' }}
              table={{ label: 'The figures', day: 'Day', value: 'Pupils' }}
            />
          </div>
        </Section>
      </Section>

      <Section id="buttons" title="Buttons and menus">
        <div className="cluster">
          <Button look="go" icon={<Plus aria-hidden />}>
            Add a partner
          </Button>
          <Button>Plan a meeting</Button>
          <Button look="quiet">Not now</Button>
          <Button look="danger">Withdraw</Button>
          <Button look="go" pending>
            Saving…
          </Button>
          <Button disabled>Not yet</Button>
          <Button small>Small</Button>
          <ButtonLink to={here} icon={<Calendar aria-hidden />}>
            A link
          </ButtonLink>
          <Menu label="More" look="plain">
            <MenuLink to={here}>Print</MenuLink>
          </Menu>
        </div>
      </Section>

      <Section
        id="fields"
        title="Fields"
        lede="Every field is native, says who will read it, and keeps what was typed."
      >
        <form className="form" method="post">
          <ErrorSummary
            focus={false}
            title="Two things need another look"
            errors={[
              { name: 'due', message: 'The day is in the past. Choose today or later.' },
              { name: 'kind', message: 'Say how you were in touch.' },
            ]}
          />
          <TextField
            label="What do you promise?"
            name="promise"
            required
            help="Start with a verb, as you would say it across the table."
            audience={<AudienceMark audience="partnership">this partnership reads this</AudienceMark>}
            defaultValue="Pay the bus passes for November"
          />
          <TextArea
            label="Notes"
            name="notes"
            mark="optional"
            counter={{
              max: 2000,
              words: (left) => (left < 0 ? `${-left} characters too many` : `${left} characters left`),
            }}
            audience={<AudienceMark audience="organization">only Riverbend Outreach</AudienceMark>}
          />
          <DateField
            label="By when?"
            name="due"
            defaultValue="2026-11-13"
            error="The day is in the past. Choose today or later."
          />
          <Select
            label="Who does it?"
            name="who"
            empty="Nobody yet"
            options={people.map((person) => ({ value: person.id, label: person.name }))}
            audience={<AudienceMark audience="few">you and Lucía</AudienceMark>}
          />
          <NumberField label="How many tutors?" name="tutors" unit="people" whole defaultValue="4" />
          <RadioGroup
            label="How were you in touch?"
            name="kind"
            cards
            error="Say how you were in touch."
            choices={[
              {
                value: 'talk',
                label: 'We talked',
                help: 'A call or a chat in the hall',
                icon: <MessageCircle aria-hidden />,
              },
              {
                value: 'meeting',
                label: 'We met',
                help: 'With a time and a place',
                icon: <Calendar aria-hidden />,
              },
              {
                value: 'help',
                label: 'We helped',
                help: 'Hands, things or money',
                icon: <HandHeart aria-hidden />,
              },
            ]}
          />
          <RadioGroup
            label="How often?"
            name="cadence"
            defaultValue="2"
            choices={[
              { value: '1', label: 'Every week' },
              { value: '2', label: 'Every two weeks' },
              { value: '3', label: 'Never again', disabled: true },
            ]}
          />
          <FieldSet legend="More about it" help="All of this can wait.">
            <Checkbox
              label="Tell everyone in the partnership"
              name="tell"
              help="They get it in tomorrow’s digest."
              defaultChecked
            />
            <Checkbox label="I have read the agreement" name="read" error="Please read it first." />
            <TagField
              label="Themes"
              name="themes"
              help="Part them with commas."
              suggestions={['after school', 'food', 'transport']}
              defaultValue="after school, food"
            />
            <FileField label="A paper that shows it" name="proof" help="PDF, JPEG or PNG, up to 25 MB." />
            <TextField
              label="Promised by"
              name="by"
              disabled
              defaultValue="Amara Osei"
              audience={<AudienceMark audience="all">everyone, on the public page</AudienceMark>}
            />
          </FieldSet>
          <SearchField label="Find a person" name="person" />
          <FormActions note="The other side is asked to accept it.">
            <Button look="go">Promise it</Button>
            <ButtonLink to={here} look="quiet">
              Back without saving
            </ButtonLink>
          </FormActions>
        </form>
      </Section>

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
    </Shell>
  )
}
