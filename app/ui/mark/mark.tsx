/** The woven mark: two threads across, two threads down, over and under. Decorative; `size` in pixels. */
export function Mark({ size = 26 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 26 26"
      fill="none"
      strokeWidth="3.4"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M3 9h2.6M12.4 9H23M3 17h10.6M20.4 17H23" stroke="var(--spruce)" />
      <path d="M9 3v10.6M9 20.4V23M17 3v2.6M17 12.4V23" stroke="var(--rust)" />
    </svg>
  )
}

/** The mark with the name beside it. */
export function Logo({ name, size }: { name: string; size?: number }) {
  return (
    <span className="logo">
      <Mark size={size} />
      {name}
    </span>
  )
}
