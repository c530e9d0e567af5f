// What the pages of a call say is in the part of the catalogue that comes with them.

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { DESK } from '../app/routes.tsx'
import en from './en.json'
import { isFirst, pick } from './parts.ts'

const ROUTES = 'src/app/routes.tsx'

/** The files of those screens and of what is around them, with all that they load, now or later. */
function deskFiles(): string[] {
  const table = readFileSync(ROUTES, 'utf8')
  const found = new Set(['src/main.tsx', ROUTES])
  for (const name of ['ticketsPage', ...DESK.map((path) => `path: '${path}'`)]) {
    const from = table.lastIndexOf(name)
    expect(from, name).not.toBe(-1)
    const screen = /import\('\.\.\/([^']+)'\)/.exec(table.slice(from))?.[1]
    if (screen) found.add(`src/${screen}`)
  }
  for (const file of found) {
    const text = readFileSync(file, 'utf8')
    // Of the table of screens only what it needs itself.
    const later = file === ROUTES ? [] : [...text.matchAll(/import\('(\.[^']+)'\)/g)]
    const now = [...text.matchAll(/^(?:import|export) (?!type )(?:[^'"]*? from )?'(\.[^']+)'/gm)]
    for (const [, path = ''] of [...now, ...later]) {
      const next = join(dirname(file), path)
      if (/\.tsx?$/.test(next) && existsSync(next)) found.add(next)
    }
  }
  return [...found]
}

test('the pages of a call say nothing that comes later', () => {
  const late = deskFiles().flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    const keys = [...text.matchAll(/\bt\(\s*['`]([\w.]+)/g), ...text.matchAll(/i18nKey="([^"]+)"/g)]
    return keys
      .map(([, key = '']) => key.replace(/\.$/, ''))
      .filter((key) => !isFirst(key))
      .map((key) => `${file}: ${key}`)
  })
  expect(late.toSorted()).toEqual([])
})

test('the two parts are the whole', () => {
  const first = pick(en, isFirst)
  const rest = pick(en, (key) => !isFirst(key))
  const size = (part: object): number => JSON.stringify(part).length
  expect(size(first)).toBeLessThan(size(rest))
  expect(count(first) + count(rest)).toBe(count(en))
})

function count(words: object): number {
  return Object.values(words).reduce(
    (sum, value) => sum + (typeof value === 'string' ? 1 : count(value as object)),
    0,
  )
}
