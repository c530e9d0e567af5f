import { expect, test } from 'vitest'
import {
  addAnswer,
  addNode,
  canBeId,
  changeAnswer,
  changeKind,
  changeNode,
  freshId,
  inReadingOrder,
  moveAnswer,
  nodeOf,
  removeAnswer,
  removeNode,
  renameNode,
  type Tree,
  walkTo,
  waysTo,
} from './tree.ts'

const tree: Tree = {
  title: 'Printer',
  summary: '',
  tags: [],
  start: 'power',
  nodes: {
    done: { type: 'resolve', text: 'It prints.' },
    power: {
      type: 'question',
      text: 'Is it on?',
      answers: [
        { label: 'Yes', to: 'paper' },
        { label: 'No', to: 'done' },
        { label: 'Not sure', to: 'power' },
      ],
    },
    paper: { type: 'action', text: 'Put paper in.', answers: [{ label: 'Prints', to: 'done' }] },
  },
  examples: [{ answers: ['Yes', 'Prints'], end: 'done' }],
}
const before = structuredClone(tree)
const labels = (changed: Tree, id: string) => nodeOf(changed, id)?.answers?.map((answer) => answer.label)

test('no change touches the tree it was made to', () => {
  removeNode(tree, 'done')
  renameNode(tree, 'done', 'prints')
  addAnswer(tree, 'paper', { label: 'Jammed', to: 'power' })
  changeKind(tree, 'power', 'resolve')
  moveAnswer(tree, 'power', 0, 1)
  expect(tree).toEqual(before)
})

test('a node that goes takes the answers that led to it along', () => {
  const changed = removeNode(tree, 'done')
  expect(Object.keys(changed.nodes)).toEqual(['power', 'paper'])
  expect(labels(changed, 'power')).toEqual(['Yes', 'Not sure'])
  expect(labels(changed, 'paper')).toEqual([])
})

test('a start that goes gives way to what came after it', () => {
  expect(removeNode(tree, 'power').start).toBe('paper')
  expect(removeNode(tree, 'paper').start).toBe('power')
})

test('a node is renamed wherever it is named', () => {
  const changed = renameNode(tree, 'done', 'prints')
  expect(waysTo(changed, 'prints')).toHaveLength(2)
  expect(waysTo(changed, 'done')).toEqual([])
  expect(changed.examples).toEqual([{ answers: ['Yes', 'Prints'], end: 'prints' }])
  expect(renameNode(tree, 'power', 'begin').start).toBe('begin')
  expect(renameNode(tree, 'done', 'paper')).toBe(tree)
})

test('an end keeps no answers and only an escalation keeps a category', () => {
  expect(nodeOf(changeKind(tree, 'paper', 'resolve'), 'paper')).toEqual({
    type: 'resolve',
    text: 'Put paper in.',
  })
  const escalate = changeNode(changeKind(tree, 'done', 'escalate'), 'done', { category: 'Hardware' })
  expect(nodeOf(escalate, 'done')?.category).toBe('Hardware')
  expect(nodeOf(changeKind(escalate, 'done', 'resolve'), 'done')).toEqual(tree.nodes.done)
})

test('help that is emptied is none', () => {
  const helped = changeNode(tree, 'done', { help: 'Look.' })
  expect(nodeOf(helped, 'done')?.help).toBe('Look.')
  expect(nodeOf(changeNode(helped, 'done', { help: '' }), 'done')).toEqual(tree.nodes.done)
})

test('answers are added, changed, moved and removed in their place', () => {
  expect(labels(addAnswer(tree, 'done', { label: 'More', to: 'power' }), 'done')).toEqual(['More'])
  expect(nodeOf(changeAnswer(tree, 'power', 1, { to: 'paper' }), 'power')?.answers?.[1]).toEqual({
    label: 'No',
    to: 'paper',
  })
  expect(labels(moveAnswer(tree, 'power', 2, -1), 'power')).toEqual(['Yes', 'Not sure', 'No'])
  expect(moveAnswer(tree, 'power', 2, 1)).toBe(tree)
  expect(labels(removeAnswer(tree, 'power', 0), 'power')).toEqual(['No', 'Not sure'])
})

test('a new node gets an id of its own from its words', () => {
  expect(freshId(tree, 'Is the Größe right?')).toBe('is-the-gro-e-right')
  expect(freshId(tree, 'Power!')).toBe('power-2')
  expect(freshId(tree, '漢字')).toBe('node-1')
  const once = addNode(tree, 'question')
  expect(addNode(once.tree, 'question').id).not.toBe(once.id)
  for (const id of [freshId(tree, 'x'.repeat(500)), once.id]) expect(canBeId(id)).toBe(true)
  for (const id of ['', 'A', 'a b', 'x'.repeat(101), '__proto__']) expect(canBeId(id)).toBe(false)
})

test('ids that are names of built-in properties are only ids', () => {
  expect(nodeOf(tree, 'constructor')).toBeUndefined()
  expect(freshId(tree, 'constructor')).toBe('constructor')
  const odd = renameNode(tree, 'done', '__proto__')
  expect(Object.keys(odd.nodes)).toContain('__proto__')
  expect(nodeOf(odd, '__proto__')?.text).toBe('It prints.')
  expect(walkTo(odd, ['No']).here).toBe('__proto__')
})

test('reading begins at the start, and what nothing leads to comes last', () => {
  const island = addNode(tree, 'resolve', 'Island').tree
  expect(inReadingOrder(island)).toEqual(['power', 'paper', 'done', 'island'])
})

test('a path is walked as far as it goes', () => {
  expect(walkTo(tree, ['Not sure', 'Yes', 'Prints'])).toEqual({ here: 'done', taken: 3 })
  expect(walkTo(tree, ['Yes', 'No'])).toEqual({ here: undefined, taken: 1 })
  expect(walkTo({ ...tree, start: 'gone' }, [])).toEqual({ here: undefined, taken: 0 })
})
