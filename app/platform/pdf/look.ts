/** The house's look on paper: the colours of `tokens.css` in their light dress, sizes in points. */
export const ink = '#352a20'
export const soft = '#685e54'
export const line = '#dfd9cf'
export const wash = '#f6f1e8'
export const spruce = '#1a5a49'
export const rust = '#98401d'

export const head = ['Fraunces', 'Source Sans 3']
export const body = 'Source Sans 3'

export const size = { small: 8.5, text: 10.5, large: 12, h3: 11.5, h2: 14, h1: 23 }
/** Letterforms as wide as a book's: about 80 to a line. */
export const margin = { top: 64, side: 62, bottom: 62 }
