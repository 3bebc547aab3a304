import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const pairs = [...css.matchAll(/--([\w-]+): light-dark\(oklch\(([^)]+)\), oklch\(([^)]+)\)\)/g)]
const themes = { light: new Map<string, string>(), dark: new Map<string, string>() }
for (const [, name = '', light = '', dark = ''] of pairs) {
  themes.light.set(name, light)
  themes.dark.set(name, dark)
}

/** Relative luminance (WCAG 2.2) of `L C H`; matrices from Ottosson, "A perceptual color space for image processing". */
function luminance(oklch = '') {
  const [l = 0, c = 0, h = 0] = oklch.split(' ').map(Number)
  const a = c * Math.cos((h * Math.PI) / 180)
  const b = c * Math.sin((h * Math.PI) / 180)
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (part: number) => Math.min(1, Math.max(0, part))
  const red = clip(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short)
  const green = clip(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short)
  const blue = clip(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const tinted = ['spruce', 'rust', 'straw-ink', 'leaf', 'advise', 'acclimate', 'activate', 'accelerate']
const washes = [
  'spruce-wash',
  'rust-wash',
  'straw-wash',
  'advise-wash',
  'acclimate-wash',
  'activate-wash',
  'accelerate-wash',
]
const grounds = ['paper', 'sheet', 'wash']
const text = [
  ...[...grounds, ...washes].flatMap((ground) => [
    ['ink', ground],
    ['soft', ground],
  ]),
  ...grounds.flatMap((ground) => tinted.map((colour) => [colour, ground])),
  ...washes.map((wash) => [wash === 'straw-wash' ? 'straw-ink' : wash.replace('-wash', ''), wash]),
  ...['spruce', 'rust', 'ink'].map((ground) => ['on-go', ground]),
]
const boundaries = grounds.flatMap((ground) => [
  ['edge', ground],
  ['focus', ground],
  ['spruce', ground],
])

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  const contrast = (one = '', other = '') => {
    const [dim = 0, bright = 0] = [one, other]
      .map((name) => luminance(themes[theme].get(name)))
      .sort((a, b) => a - b)
    return (bright + 0.05) / (dim + 0.05)
  }
  it.each(text)('%s can be read on %s', (colour, ground) =>
    expect(contrast(colour, ground)).toBeGreaterThanOrEqual(4.5),
  )
  it.each(boundaries)('%s can be seen on %s', (colour, ground) =>
    expect(contrast(colour, ground)).toBeGreaterThanOrEqual(3),
  )
})
