// The guides speak the product's words, lead to its screens and show pictures that are there; in each language the same.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { matchRoutes } from 'react-router'
import { expect, test } from 'vitest'
import { routes } from '../app/routes.tsx'
import { anchorOf, guideOf, headingsOf, LINKS, ROLES } from './guide.ts'
import { PICTURES, pictureAt } from './pictures.ts'

const LANGUAGES = ['en', 'de'] as const
const MOST_BYTES = 1_500_000
const guides = LANGUAGES.flatMap((language) =>
  ROLES.map((role) => ({ language, role, text: read(language, role) })),
)

test.each(guides)(
  'the guide for $role in $language leads to screens and shows pictures that are there',
  ({ text }) => {
    const links = [...text.matchAll(/(?<!!)\[[^\]]+\]\(([^)]+)\)/g)].map(([, name = '']) => name)
    expect(links.filter((name) => !(name in LINKS))).toEqual([])
    for (const name of links)
      expect(matchRoutes(routes, LINKS[name]?.() ?? '')?.at(-1)?.route.path, name).not.toBe('*')
    const pictures = [...text.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)]
    for (const [, alt = '', name = ''] of pictures) {
      expect(alt.length, name).toBeGreaterThan(10)
      expect(PICTURES).toContain(name)
      for (const isDark of [false, true])
        expect(existsSync(join('public', pictureAt(name, isDark)))).toBe(true)
    }
    const anchors = headingsOf(text).map(anchorOf)
    expect(new Set(anchors).size).toBe(anchors.length)
  },
)

test.each(guides)(
  'the guide for $role in $language calls things what they are called on the page',
  ({ language, text }) => {
    const said = values(JSON.parse(readFileSync(`src/messages/${language}.json`, 'utf8')) as object)
    const bold = [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, words = '']) => words.replace(/\s+/g, ' '))
    // Some people of a role are called after it.
    const known = (words: string): boolean => said.has(words) || said.has(words.replace(/s$/, ''))
    expect(bold.filter((words) => !known(words))).toEqual([])
  },
)

test('each language has the same pictures and as many parts', () => {
  for (const role of ROLES) {
    const [model, ...others] = LANGUAGES.map((language) => {
      const text = read(language, role)
      const names = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, name]) => name)
      return { parts: headingsOf(text).length, names: names.toSorted() }
    })
    for (const other of others) expect(other, role).toEqual(model)
  }
})

test('every picture is shown, and together they are small', () => {
  const files = readdirSync('public/guides')
  expect(files.toSorted()).toEqual(
    PICTURES.flatMap((name) =>
      [false, true].map((isDark) => pictureAt(name, isDark).replace('/guides/', '')),
    ).toSorted(),
  )
  expect(PICTURES.filter((name) => !guides.some(({ text }) => text.includes(`](${name})`)))).toEqual([])
  expect(files.reduce((sum, file) => sum + statSync(join('public/guides', file)).size, 0)).toBeLessThan(
    MOST_BYTES,
  )
})

test('a language without guides has English ones', async () => {
  expect((await guideOf('viewer', 'de')).language).toBe('de')
  expect((await guideOf('viewer', 'he')).language).toBe('en')
})

function read(language: string, role: string): string {
  return readFileSync(`src/guides/${language}/${role}.md`, 'utf8')
}

function values(tree: object): Set<string> {
  return new Set(
    Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : [...values(value)])),
  )
}
