// Text is readable and controls can be seen on every ground they stand on, in both themes (WCAG 2.2: 4.5:1 and 3:1).

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

type Theme = 'light' | 'dark'
const css = readFileSync('src/styles/tokens.css', 'utf8')

const READ = [
  ...['bg', 'surface', 'raised', 'hover'].flatMap((ground) => [
    ['text', ground],
    ['muted', ground],
    ['link', ground],
  ]),
  ['accent-text', 'accent'],
  ['accent-text', 'accent-hover'],
  ['link', 'accent-ground'],
  ['muted', 'accent-ground'],
  ['muted', 'quiet-ground'],
  ...['good', 'warn', 'bad', 'info'].flatMap((tone) => [
    [tone, `${tone}-ground`],
    [tone, 'surface'],
    [tone, 'raised'],
  ]),
] as [string, string][]

const SEEN = ['bg', 'surface', 'raised'].flatMap((ground) => [
  ['control', ground],
  ['accent', ground],
]) as [string, string][]

describe.each<Theme>(['light', 'dark'])('%s', (theme) => {
  test.each(READ)('%s reads on %s', (text, ground) => {
    expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5)
  })
  test.each(SEEN)('%s shows on %s', (line, ground) => {
    expect(contrast(colour(line, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3)
  })
})

function colour(name: string, theme: Theme): [number, number, number] {
  const found = css.match(new RegExp(`--${name}: light-dark\\(oklch\\(([^)]*)\\), oklch\\(([^)]*)\\)\\)`))
  const numbers = (theme === 'light' ? found?.[1] : found?.[2])?.trim().split(/\s+/).map(Number) ?? []
  return [numbers[0] ?? Number.NaN, numbers[1] ?? Number.NaN, numbers[2] ?? 0]
}

function contrast(a: [number, number, number], b: [number, number, number]): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

/** OKLCH → OKLab → linear sRGB (clamped to what a screen can show) → relative luminance. */
function luminance([lightness, chroma, hue]: [number, number, number]): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clamp = (x: number): number => Math.min(1, Math.max(0, x))
  const red = clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
  const green = clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
  const blue = clamp(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
