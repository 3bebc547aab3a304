import { useEffect, useRef } from 'react'
import { useActionData, useNavigation } from 'react-router'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { m } from '../words/words.ts'
import type { FormProblem } from './page.server.ts'

/** What came back when a form could not be taken; everything a form needs to show it and lose nothing. */
export function useProblem() {
  const problem = useActionData() as FormProblem | undefined
  const navigation = useNavigation()
  return {
    problem,
    pending: navigation.state === 'submitting',
    /** The sentence at this field, if it has one. */
    errorOf: (name: string): string | undefined =>
      problem?.issues?.find((issue) => issue.path === name || issue.path.startsWith(`${name}.`))?.message,
    /** What was typed into this field, else what the record says. */
    typed: (name: string, otherwise?: string | number | null): string => {
      const given = problem?.values?.[name]
      if (given !== undefined) return Array.isArray(given) ? given.join(', ') : given
      return otherwise === null || otherwise === undefined ? '' : String(otherwise)
    },
    /** All values typed into a field that repeats. */
    typedAll: (name: string, otherwise: readonly string[] = []): readonly string[] => {
      if (problem === undefined) return otherwise
      const given = problem.values?.[name]
      return given === undefined ? [] : Array.isArray(given) ? given : [given]
    },
  }
}

/** What a field is called in its form, by its name; with `say` where its value is a code or a day. */
export type FieldLabels = Record<string, string | { label: string; say: (value: string) => string }>

/** Where what was saved in the meantime says something else than what was typed, in the form's own words. */
export function savedMeanwhile(
  theirs: Record<string, unknown>,
  values: FormProblem['values'],
  labels: FieldLabels,
): { name: string; label: string; value: string }[] {
  return Object.entries(labels).flatMap(([name, named]) => {
    const value = plain(theirs[name])
    if (!(name in theirs) || value === plain(values[name]).replaceAll('\r\n', '\n').trim()) return []
    const { label, say } = typeof named === 'string' ? { label: named, say: (text: string) => text } : named
    return [{ name, label, value: value === '' ? '–' : say(value) }]
  })
}

// A square that is not ticked sends nothing, a ticked one "on".
const plain = (value: unknown): string =>
  value === null || value === undefined || value === false
    ? ''
    : value === true
      ? 'on'
      : Array.isArray(value)
        ? value.join(', ')
        : String(value)

/**
 * The field that an issue stands at, and what it is called where the form says so: the longest name the form has
 * that the path is or begins with, as `text.en` has a field of its own and a place in a list has none.
 */
function fieldOf(
  path: string,
  { values }: FormProblem,
  labels: FieldLabels,
): { name?: string; label?: string } {
  if (path === '') return {}
  const parts = path.split('.')
  const name =
    parts
      .map((_, index) => parts.slice(0, parts.length - index).join('.'))
      .find((begin) => begin in labels || begin in values) ?? (parts[0] as string)
  const named = labels[name]
  return { name, ...(named === undefined ? {} : { label: typeof named === 'string' ? named : named.label }) }
}

/**
 * At the top of every form: why it could not be taken, each line leading to its field and beginning with what
 * `labels` calls it, or the rule's no; and of a stale save, what the other wrote into the fields that `labels` names.
 */
export function FormTrouble({
  problem,
  labels = {},
}: {
  problem: FormProblem | undefined
  labels?: FieldLabels
}) {
  const place = useSentOnceConnected(problem)
  if (problem === undefined) return null
  const { theirs } = problem
  const saved = theirs === null ? [] : savedMeanwhile(theirs, problem.values, labels)
  return (
    <>
      {problem.issues.length > 0 && (
        <ErrorSummary
          title={m.form_trouble_title({ count: problem.issues.length })}
          errors={problem.issues.map((issue) => ({
            ...fieldOf(issue.path, problem, labels),
            message: issue.message,
          }))}
        />
      )}
      {problem.refusal !== null && (
        <div ref={place}>
          <Notice tone="warning">{problem.refusal}</Notice>
        </div>
      )}
      {theirs !== null && (
        <Notice tone="info">
          {saved.length > 0 && (
            <>
              <p>{m.form_theirs()}</p>
              <dl className="key-values">
                {saved.map(({ name, label, value }) => (
                  <div key={name}>
                    <dt>{label}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
            </>
          )}
          {typeof theirs.version === 'number' && <p>{m.form_theirs_again()}</p>}
        </Notice>
      )}
    </>
  )
}

/** Sends the form around a place, by the button it was sent by, once the connection is back that it had to wait for. */
function useSentOnceConnected(problem: FormProblem | undefined) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problem?.unsent !== true) return
    const send = () => {
      const form = place.current?.closest('form')
      const button = [...(form?.elements ?? [])].find(
        (one) =>
          one instanceof HTMLButtonElement && one.name !== '' && problem.values[one.name] === one.value,
      )
      form?.requestSubmit(button instanceof HTMLButtonElement ? button : null)
    }
    window.addEventListener('online', send, { once: true })
    return () => window.removeEventListener('online', send)
  }, [problem])
  return place
}
