import 'react'

declare module 'react' {
  /** Layout classes are tuned from a style attribute: `style={{ '--gap': 'var(--s6)' }}`. */
  interface CSSProperties {
    [property: `--${string}`]: string | number | undefined
  }
}
