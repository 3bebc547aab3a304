export type Stage = 'advise' | 'acclimate' | 'activate' | 'accelerate'

const shapes = {
  advise: <circle cx="8" cy="8" r="6" />,
  acclimate: <path d="M8 1.2 14.8 8 8 14.8 1.2 8z" />,
  activate: <path d="M8 1.6 15 14H1z" />,
  accelerate: <path d="M1.5 2h4l5 6-5 6h-4l5-6zM8 2h3l4.8 6L11 14H8l5-6z" />,
}

/** The shape of a stage: circle, diamond, triangle, chevrons. Never alone; its word stands beside it. */
export function StageShape({ stage, size = 14 }: { stage: Stage; size?: number }) {
  return (
    <svg
      className={`stage-shape ${stage}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="currentColor"
      aria-hidden="true"
    >
      {shapes[stage]}
    </svg>
  )
}

/** The stage of a partnership by shape, colour and word. */
export function StageBadge({ stage, children }: { stage: Stage; children: React.ReactNode }) {
  return (
    <span className={`stage-badge ${stage}`}>
      <StageShape stage={stage} />
      {children}
    </span>
  )
}
