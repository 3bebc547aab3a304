import { ArrowUp, Calendar, HandHeart, MessageCircle, Plus } from 'lucide-react'
import { AudienceMark } from '#ui/audience-mark/audience-mark.tsx'
import { Button, ButtonLink, IconButton } from '#ui/button/button.tsx'
import { Checkbox } from '#ui/checkbox/checkbox.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { DueText } from '#ui/due-text/due-text.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { FigureLink } from '#ui/figure-link/figure-link.tsx'
import { FileField } from '#ui/file-field/file-field.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { Menu, MenuLink } from '#ui/menu/menu.tsx'
import { NextStep } from '#ui/next-step/next-step.tsx'
import { NumberField } from '#ui/number-field/number-field.tsx'
import { ProgressChart } from '#ui/progress-chart/progress-chart.tsx'
import { RadioGroup } from '#ui/radio-group/radio-group.tsx'
import { RateFigure } from '#ui/rate-figure/rate-figure.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { SearchField } from '#ui/search-field/search-field.tsx'
import { Section } from '#ui/section/section.tsx'
import { Select } from '#ui/select/select.tsx'
import { StageTrack } from '#ui/stage-track/stage-track.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import { TagField } from '#ui/tag-field/tag-field.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { TwoSides } from '#ui/two-sides/two-sides.tsx'

import { here, people, stages } from './town.tsx'

/** A whole record as its page shows it; buttons, menus and fields. */
export function RecordAndFields() {
  return (
    <>
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
          <IconButton icon={<ArrowUp aria-hidden />} label="Move up: The lamps" />
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
    </>
  )
}
