import { useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Checkbox } from '#ui/checkbox/checkbox.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { NumberField } from '#ui/number-field/number-field.tsx'
import { Select } from '#ui/select/select.tsx'
import { repetitionWord, weekdayName } from '../say.ts'
import { repetitions, type Series, weekdayCodes } from '../series.ts'

/** How often something repeats, and until when. Without a series it may also be once. */
export function RhythmFields({
  series,
}: {
  series?: Pick<Series, 'repeats' | 'every' | 'weekdays' | 'untilOn'>
}) {
  const { errorOf, typed, typedAll } = useProblem()
  const repeats = typed('repeats', series?.repeats)
  const ticked = typedAll('weekdays', series?.weekdays ?? [])
  return (
    <>
      <Select
        name="repeats"
        label={m.series_repeats()}
        {...(series === undefined ? { empty: m.series_repeats_not() } : {})}
        options={repetitions.map((value) => ({ value, label: repetitionWord(value) }))}
        defaultValue={repeats}
        error={errorOf('repeats')}
      />
      <details className="field" open={repeats !== ''}>
        <summary>{m.series_more()}</summary>
        <div className="form">
          <NumberField
            name="every"
            whole
            label={m.series_every()}
            defaultValue={typed('every', series?.every ?? 1)}
            error={errorOf('every')}
          />
          <FieldSet legend={m.series_weekdays()} help={m.series_weekdays_help()}>
            <input type="hidden" name="weekdays-shown" value="1" />
            {weekdayCodes.map((code) => (
              <Checkbox
                key={code}
                id={`weekdays-${code}`}
                name="weekdays"
                value={code}
                label={weekdayName(code)}
                defaultChecked={ticked.includes(code)}
              />
            ))}
          </FieldSet>
          <DateField
            name="untilOn"
            label={m.series_until_on()}
            mark={m.optional()}
            defaultValue={typed('untilOn', series?.untilOn)}
            error={errorOf('untilOn')}
          />
          <NumberField
            name="times"
            whole
            label={m.series_times()}
            mark={m.optional()}
            defaultValue={typed('times')}
            error={errorOf('times')}
          />
        </div>
      </details>
    </>
  )
}
