import { expect, test } from 'vitest'
import { pathsThrough } from './paths.ts'
import type { Tree, TreeNode } from './tree.ts'

const tree = (nodes: Record<string, TreeNode>): Tree => ({
  title: 't',
  summary: '',
  tags: [],
  start: 'a',
  nodes,
})
const question = (...to: string[]): TreeNode => ({
  type: 'question',
  text: '?',
  answers: to.map((next, index) => ({ label: `${index}`, to: next })),
})
const end: TreeNode = { type: 'resolve', text: '!' }
const shown = (of: Tree, most?: number): string[] =>
  pathsThrough(of, most).paths.map(({ answers, end: last }) =>
    [...answers.map(({ nodeId, label }) => nodeId + label), last].join(' '),
  )

test('every way to an end is there once, loops are gone round by none', () => {
  expect(shown(tree({ a: question('b', 'c', 'a'), b: question('a', 'c', 'd'), c: end, d: end }))).toEqual([
    'a0 b1 c',
    'a0 b2 d',
    'a1 c',
  ])
})

test('a start that is an end, one that leads nowhere, and none', () => {
  expect(shown(tree({ a: end }))).toEqual(['a'])
  expect(shown(tree({ a: question('b'), b: question() }))).toEqual(['a0 b'])
  expect(shown(tree({ b: end }))).toEqual([])
  expect(shown(tree({ a: question('gone', 'b'), b: end }))).toEqual(['a1 b'])
})

test('ways without number are cut and said to be', () => {
  const ladder = Object.fromEntries(
    Array.from({ length: 60 }, (_, at) => [`n${at}`, question(`n${at + 1}`, `n${at + 1}`)]),
  )
  const many = tree({ a: question('n0'), ...ladder, n60: end })
  const found = pathsThrough(many, 50)
  expect(found.isCut).toBe(true)
  expect(found.paths).toHaveLength(50)
})

test('a chain of thousands is one way', () => {
  const chain = Object.fromEntries(
    Array.from({ length: 20_000 }, (_, at) => [`n${at}`, question(`n${at + 1}`)]),
  )
  const found = pathsThrough(tree({ a: question('n0'), ...chain, n20000: end }))
  expect(found.isCut).toBe(false)
  expect(found.paths[0]?.answers).toHaveLength(20_001)
})
