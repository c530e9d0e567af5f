import { expect, test } from 'vitest'
import { both, diff, marks } from './diff.ts'
import {
  addAnswer,
  addNode,
  changeAnswer,
  changeKind,
  changeNode,
  moveAnswer,
  removeNode,
  type Tree,
} from './tree.ts'

const before: Tree = {
  title: 'Printer',
  summary: 'It does not print',
  tags: ['printer'],
  start: 'power',
  nodes: {
    done: { type: 'resolve', text: 'It prints.' },
    power: {
      type: 'question',
      text: 'Is it on?',
      answers: [
        { label: 'Yes', to: 'paper' },
        { label: 'No', to: 'done' },
      ],
    },
    paper: { type: 'action', text: 'Put paper in.', answers: [{ label: 'Prints', to: 'done' }] },
  },
}

test('two trees that differ only in the order of their nodes do not differ', () => {
  const entries = Object.entries(before.nodes).reverse()
  expect(diff(before, { ...before, nodes: Object.fromEntries(entries) })).toEqual([])
})

test('each change of a node is told by itself', () => {
  let after = changeNode(before, 'paper', { text: 'Refill the paper.', help: 'Tray 2' })
  after = changeAnswer(after, 'paper', 0, { label: 'It prints' })
  after = changeAnswer(after, 'power', 1, { to: 'paper' })
  after = moveAnswer(after, 'power', 0, 1)
  after = changeNode(changeKind(after, 'done', 'escalate'), 'done', { category: 'Hardware' })
  expect(diff(before, { ...after, title: 'Printers', tags: [] })).toEqual([
    { what: 'title', before: 'Printer', after: 'Printers' },
    { what: 'tags', before: ['printer'], after: [] },
    { what: 'answer_redirected', node: 'power', label: 'No', before: 'done', after: 'paper' },
    { what: 'answers_reordered', node: 'power' },
    { what: 'text', node: 'paper', before: 'Put paper in.', after: 'Refill the paper.' },
    { what: 'help', node: 'paper', before: '', after: 'Tray 2' },
    { what: 'answer_renamed', node: 'paper', before: 'Prints', after: 'It prints' },
    { what: 'type', node: 'done', before: 'resolve', after: 'escalate' },
    { what: 'category', node: 'done', before: '', after: 'Hardware' },
  ])
})

test('what came and what went is told once, with the answers on its way', () => {
  const { tree, id } = addNode(removeNode(before, 'paper'), 'escalate', 'Toner')
  const after = addAnswer(tree, 'power', { label: 'Faint', to: id })
  const changes = diff(before, after)
  expect(changes).toEqual([
    { what: 'answer_added', node: 'power', label: 'Faint', to: 'toner' },
    { what: 'answer_removed', node: 'power', label: 'Yes', to: 'paper' },
    { what: 'node_added', node: 'toner', type: 'escalate', text: 'Toner' },
    { what: 'node_removed', node: 'paper', type: 'action', text: 'Put paper in.' },
  ])
  expect([...marks(changes)]).toEqual([
    ['power', 'changed'],
    ['toner', 'added'],
    ['paper', 'removed'],
  ])
})

test('both trees in one have every node and the way to what went', () => {
  const after = removeNode(before, 'paper')
  const drawn = both(before, after)
  expect(Object.keys(drawn.nodes).sort()).toEqual(['done', 'paper', 'power'])
  expect(drawn.nodes.power?.answers).toEqual([
    { label: 'No', to: 'done' },
    { label: 'Yes', to: 'paper' },
  ])
})
