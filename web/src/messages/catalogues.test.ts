// Every language says everything: the same messages, with the same things to fill in, in all the plurals it has.

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LANGUAGES } from '../lib/language.ts'
import { spoken } from './i18n.ts'

const PLURAL = /_(zero|one|two|few|many|other)$/
const catalogues = new Map(LANGUAGES.map(({ tag }) => [tag, read(tag)]))
const english = read('en')
const others = LANGUAGES.filter(({ tag }) => tag !== 'en')

test.each(others)('$name has every message there is in English, and no other', ({ tag }) => {
  const stems = (words: Map<string, string>): string[] => [
    ...new Set([...words.keys()].map((key) => key.replace(PLURAL, ''))),
  ]
  expect(stems(of(tag)).toSorted()).toEqual(stems(english).toSorted())
})

test.each(LANGUAGES)('$name has every plural it makes', ({ tag }) => {
  const words = of(tag)
  const counted = [...words.keys()]
    .filter((key) => key.endsWith('_other'))
    .map((key) => key.replace(PLURAL, ''))
  const makes = new Intl.PluralRules(tag).resolvedOptions().pluralCategories
  for (const key of counted) {
    const has = [...words.keys()].filter((one) => one.replace(PLURAL, '') === key && PLURAL.test(one))
    // "None" may be said in words of its own where the language has no such plural.
    const named = has
      .map((one) => one.slice(key.length + 1))
      .filter((name) => name !== 'zero' || makes.includes('zero'))
    expect(named.toSorted(), key).toEqual(makes.toSorted())
  }
  const lone = [...words.keys()].filter(
    (key) => PLURAL.test(key) && !counted.includes(key.replace(PLURAL, '')),
  )
  expect(lone).toEqual([])
})

test.each(others)('$name fills in the same things as English', ({ tag }) => {
  const wrong = [...of(tag)].filter(([key, text]) => {
    const model = english.get(key) ?? english.get(key.replace(PLURAL, '_other')) ?? ''
    const [has, wants] = [holes(text), holes(model)]
    // "One" and "two" may be words.
    return (
      has.some((hole) => !wants.includes(hole)) ||
      wants.some((hole) => hole !== 'count' && !has.includes(hole))
    )
  })
  expect(wrong).toEqual([])
})

/** What reads the same in every language, or in that one. */
const SAME_EVERYWHERE =
  /^(ui\.product|ui\.pageTitle|ui\.enter|ui\.esc|audit\.(nobody|numbered|change)|tickets\.numbered|ticketLists\.atLeast|flows\.versionNumber|flows\.editor\.(byAnswer|keys\.(enter|connect|tab))|flowProblems\.at|seats\.(l1_tech|between)|operators\.l1|walks\.by)$/
const SAME_IN: Partial<Record<string, RegExp>> = {
  he: /^(ui\.ctrl(Enter|K)|flows\.editor\.keys\.delete)$/,
  de: /^(roles\.engineer|audit\.(capacities\.engineer|device|kinds\.ticket|entities\.ticket)|seats\.engineer|operators\.(engineers|status|new\.name)|palette\.sections\.tickets|(flows|tickets)\.(status|version|title|ticket|problem)|flows\.changes\.text|shell\.(offline|nav\.tickets)|(account\.profile|tokens|people)\.name|flows\.editor\.yaml)$/,
}

test.each(others)('nothing in $name was left in English', ({ tag }) => {
  const left = [...of(tag)].filter(
    ([key, text]) => text === english.get(key) && !SAME_EVERYWHERE.test(key) && !SAME_IN[tag]?.test(key),
  )
  expect(left).toEqual([])
})

test('German speaks to people as Sie', () => {
  const familiar = [...of('de')].filter(([, text]) =>
    /\b(du|dich|dir|deine?[mnrs]?|euch|eure?)\b/i.test(text),
  )
  expect(familiar).toEqual([])
})

test('a page before its first words has English ones', () => {
  expect(spoken()).toBe('en')
})

function of(tag: (typeof LANGUAGES)[number]['tag']): Map<string, string> {
  return catalogues.get(tag) ?? new Map()
}

function holes(text: string): string[] {
  return [...text.matchAll(/\{\{\s*([^},\s]+)/g)].map((match) => match[1] ?? '').toSorted()
}

function read(tag: string): Map<string, string> {
  const flat = new Map<string, string>()
  const walk = (tree: object, prefix: string): void => {
    for (const [name, value] of Object.entries(tree)) {
      if (typeof value === 'string') flat.set(prefix + name, value)
      else walk(value as object, `${prefix}${name}.`)
    }
  }
  walk(JSON.parse(readFileSync(`src/messages/${tag}.json`, 'utf8')) as object, '')
  return flat
}
