import { Link } from 'react-router'

export type Step = { label: string; to?: string; state: 'done' | 'here' | 'ahead' }

/** The steps of a longer act and where one is; steps done can be gone back to. `words` are read aloud. */
export function StepList({
  label,
  steps,
  words,
}: {
  label: string
  steps: Step[]
  words: { done: string; here: string }
}) {
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step) => (
        <li key={step.label} className={step.state} aria-current={step.state === 'here' ? 'step' : undefined}>
          {step.to ? <Link to={step.to}>{step.label}</Link> : <span>{step.label}</span>}
          {step.state !== 'ahead' && <span className="aloud">, {words[step.state]}</span>}
        </li>
      ))}
    </ol>
  )
}
