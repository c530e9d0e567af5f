// Every message that is used exists, every one that exists is used, and no sentence hides in a component.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import en from './en.json'

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.(test|gen|d)\.tsx?$/.test(name) && !name.startsWith('test/'))
  .map((name) => ({ name, text: readFileSync(join('src', name), 'utf8') }))

const keys = flatten(en, '')

/** Keys as they are asked for: "tickets.title", or with a part that is filled in while running: "status.${…}". */
const uses = sources.flatMap(({ name, text }) =>
  [...text.matchAll(/\bt\(\s*(?:'([^']+)'|`((?:[^`$]|\$\{[^}]*\})+)`)/g)].map((match) => ({
    name,
    key: match[1] ?? match[2] ?? '',
  })),
)
const named = sources.flatMap(({ text }) =>
  [...text.matchAll(/i18nKey="([^"]+)"/g)].map((match) => match[1] ?? ''),
)

test('every message that is asked for exists', () => {
  const missing = [
    ...uses.map(({ name, key }) => ({ name, key })),
    ...named.map((key) => ({ name: 'Trans', key })),
  ].filter(({ key }) => !keys.some((known) => matches(known, key)))
  expect(missing).toEqual([])
})

test('every message that exists is asked for', () => {
  // Those the server's codes lead to.
  const byCode = ['problems', 'problemsInGeneral', 'flowProblems'].map((group) => `${group}.\${code}`)
  const asked = [...uses.map(({ key }) => key), ...named, ...byCode]
  expect(keys.filter((known) => !asked.some((key) => matches(known, key)))).toEqual([])
})

test('no sentence stands in an attribute', () => {
  const found = sources.flatMap(({ name, text }) =>
    [
      ...text.matchAll(
        /\s(aria-label|title|placeholder|alt|label|hint|description|heading)="[^"]*[A-Za-z][^"]*"/g,
      ),
    ].map((match) => `${name}:${match[0]}`),
  )
  expect(found).toEqual([])
})

function matches(known: string, asked: string): boolean {
  const plain = known.replace(/_(zero|one|two|few|many|other)$/, '')
  if (!asked.includes('${')) return plain === asked || known === asked
  const pattern = asked
    .split(/\$\{[^}]*\}/)
    .map((part) => part.replace(/[.*+?^()|[\]\\]/g, '\\$&'))
    .join('[^.]+')
  return new RegExp(`^${pattern}$`).test(plain)
}

function flatten(tree: object, prefix: string): string[] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string' ? [prefix + name] : flatten(value as object, `${prefix}${name}.`),
  )
}
