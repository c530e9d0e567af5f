import { expect, test } from 'vitest'
import { around, draw, firstView, line, NOWHERE, nearby, READABLE, SMALL, shapeOf } from './layout.ts'
import type { Tree } from './tree.ts'

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
        { label: 'No', to: 'power' },
      ],
    },
    paper: {
      type: 'action',
      text: 'Put paper in.',
      answers: [
        { label: 'Prints', to: 'done' },
        { label: 'Prints now', to: 'done' },
        { label: 'Start over', to: 'power' },
      ],
    },
  },
}

test.each([READABLE, SMALL])('every node and every answer has its place, loops and doubles too', (sizes) => {
  const drawing = draw(tree, sizes)
  expect(drawing.nodes).toHaveLength(3)
  expect(drawing.answers).toHaveLength(5)
  for (const { points } of drawing.answers) {
    expect(points.length).toBeGreaterThan(1)
    for (const { x, y } of points) expect(Number.isFinite(x + y)).toBe(true)
  }
})

test('what answers lead to stands in their order, from left to right', () => {
  const ends = ['one', 'two', 'three', 'four']
  const end = { type: 'resolve', text: 'Done' } as const
  const begin = ends.map((to) => ({ label: to, to })).reverse()
  const wide: Tree = {
    ...tree,
    start: 'start',
    nodes: {
      // As a database may give them back.
      ...Object.fromEntries(ends.map((id) => [id, end])),
      start: { type: 'question', text: '?', answers: [...begin, { label: 'Again', to: 'four' }] },
    },
  }
  const placed = draw(wide, READABLE).nodes.filter(({ id }) => id !== 'start')
  const across = placed.sort((one, other) => one.x - other.x).map(({ id }) => id)
  expect(across).toEqual(['four', 'three', 'two', 'one'])
})

test('a tree of two thousand nodes has every node in a place of its own, loops and islands too', () => {
  const nodes = Object.fromEntries(
    Array.from({ length: 2000 }, (_, at): [string, Tree['nodes'][string]] => {
      const next = [3 * at + 1, 3 * at + 2, 3 * at + 3].filter((to) => to < 1990)
      const answers = next.map((to) => ({ label: `To ${to}`, to: `n${to}` }))
      if (next.length === 0) return [`n${at}`, { type: 'resolve', text: 'Done' }]
      return [`n${at}`, { type: 'question', text: '?', answers: [...answers, { label: 'Again', to: 'n0' }] }]
    }),
  )
  const drawing = draw({ ...tree, start: 'n0', nodes }, READABLE)
  expect(drawing.nodes).toHaveLength(2000)
  const places = drawing.nodes.map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`)
  expect(new Set(places).size).toBe(2000)
  expect(Math.min(...drawing.nodes.map(({ x, y }) => Math.min(x, y)))).toBeGreaterThanOrEqual(0)
  for (const { x, y } of drawing.nodes) {
    expect(x + READABLE.node.width).toBeLessThanOrEqual(drawing.width)
    expect(y + READABLE.node.height).toBeLessThanOrEqual(drawing.height)
  }
  const byId = new Map(drawing.nodes.map((node) => [node.id, node]))
  for (const answer of drawing.answers) {
    if (answer.label === 'Again') continue
    expect(byId.get(answer.from)?.y).toBeLessThan(byId.get(answer.to)?.y ?? 0)
  }
})

test('what a node says moves nothing, where it leads does', () => {
  const said: Tree = { ...tree, nodes: { ...tree.nodes, done: { type: 'escalate', text: 'Other words' } } }
  expect(shapeOf(said)).toBe(shapeOf(tree))
  const led: Tree = { ...tree, nodes: { ...tree.nodes, paper: { type: 'action', text: '', answers: [] } } }
  expect(shapeOf(led)).not.toBe(shapeOf(tree))
  expect(shapeOf({ ...tree, start: 'paper' })).not.toBe(shapeOf(tree))
})

test('the start stands above what follows from it', () => {
  const at = new Map(draw(tree, READABLE).nodes.map(({ id, y }) => [id, y]))
  expect(at.get('power')).toBeLessThan(at.get('paper') ?? 0)
  expect(at.get('paper')).toBeLessThan(at.get('done') ?? 0)
})

test('a drawing that fits is seen whole, a large one from its start, both so that they can be read', () => {
  const drawing = draw(tree, READABLE)
  const room = { width: drawing.width + 200, height: drawing.height + 200 }
  const whole = firstView(drawing, tree.start, room)
  expect(whole.zoom).toBe(1)
  expect(whole.x).toBeCloseTo(100)
  expect(whole.y).toBeCloseTo(100)

  const narrow = firstView(drawing, tree.start, { width: drawing.width / 3, height: drawing.height / 3 })
  const start = drawing.nodes.find(({ id }) => id === tree.start)
  expect(narrow.zoom).toBe(0.85)
  const middle = ((start?.x ?? 0) + READABLE.node.width / 2) * narrow.zoom + narrow.x
  expect(middle).toBeCloseTo(drawing.width / 6)
  expect((start?.y ?? 0) * narrow.zoom + narrow.y).toBeGreaterThan(0)
})

test('ids that are names of built-in properties are only ids', () => {
  const nodes = {
    constructor: { type: 'question', text: '?', answers: [{ label: 'ok', to: '__proto__x' }] },
    __proto__x: { type: 'resolve', text: '!' },
  }
  const drawing = draw({ ...tree, start: 'constructor', nodes: nodes as Tree['nodes'] }, SMALL)
  expect(drawing.answers).toHaveLength(1)
})

test('a line goes from the first to the last point', () => {
  expect(
    line([
      { x: 0, y: 0 },
      { x: 5, y: 5 },
    ]),
  ).toBe('M0,0L5,5')
  const curve = line([
    { x: 0, y: 0 },
    { x: 5, y: 5 },
    { x: 9, y: 5 },
    { x: 9, y: 20 },
  ])
  expect(curve.startsWith('M0,0Q5,5')).toBe(true)
  expect(curve.endsWith('9,20')).toBe(true)
})

test('of a large drawing only what is near is taken, with the answers that lead out of it', () => {
  const place = (id: string, x: number) => ({ id, x, y: 0, node: { type: 'resolve' as const, text: id } })
  const answer = (from: string, to: string) => ({
    id: `${from}/${to}`,
    from,
    to,
    label: '',
    points: [],
    at: { x: 0, y: 0 },
  })
  const drawing = {
    nodes: [place('a', 0), place('b', 500), place('far', 9000), place('farther', 12_000)],
    answers: [answer('a', 'b'), answer('b', 'far'), answer('far', 'farther')],
    width: 13_000,
    height: 100,
  }
  const screen = { clientWidth: 1000, clientHeight: 800 }
  const region = around({ x: 0, y: 0, zoom: 1 }, screen, NOWHERE)
  const near = nearby(drawing, region)
  expect(near.nodes.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(near.answers.map(({ id }) => id)).toEqual(['a/b', 'b/far'])
  // A small move needs nothing new, a large one does, and so does coming near again after having seen all.
  expect(around({ x: -300, y: 0, zoom: 1 }, screen, region)).toBe(region)
  expect(around({ x: -9000, y: 0, zoom: 1 }, screen, region)).not.toBe(region)
  const all = around({ x: 0, y: 0, zoom: 0.05 }, screen, region)
  expect(nearby(drawing, all).nodes).toHaveLength(4)
  expect(around({ x: 0, y: 0, zoom: 1 }, screen, all)).not.toBe(all)
})
