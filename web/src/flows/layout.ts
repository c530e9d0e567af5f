// Where the nodes and answers of a tree stand in its drawing.

import { Graph, layout } from '@dagrejs/dagre'
import { hierarchy, tree as tidyTree } from 'd3-hierarchy'
import { inReadingOrder, nodeOf, type Tree, type TreeNode, waysTo } from './tree.ts'

export interface Point {
  x: number
  y: number
}

export interface PlacedNode extends Point {
  id: string
  node: TreeNode
}

export interface PlacedAnswer {
  id: string
  from: string
  to: string
  label: string
  points: Point[]
  /** The middle of its label. */
  at: Point
}

export interface Drawing {
  nodes: PlacedNode[]
  answers: PlacedAnswer[]
  width: number
  height: number
}

export interface Sizes {
  node: { width: number; height: number }
  /** The space an answer's label takes; none in a drawing too small for words. */
  label: (text: string) => { width: number; height: number }
  gap: number
}

export const READABLE: Sizes = {
  node: { width: 216, height: 76 },
  label: (text) => ({ width: Math.min(140, text.length * 6.4 + 18), height: 22 }),
  gap: 44,
}

export const SMALL: Sizes = {
  node: { width: 22, height: 14 },
  label: () => ({ width: 0, height: 0 }),
  gap: 14,
}

/** What a drawing depends on: two trees of one shape are drawn alike, whatever their nodes say. */
export function shapeOf(tree: Tree): string {
  const answers = Object.entries(tree.nodes).map(([id, node]) => [
    id,
    ...(node.answers ?? []).map(({ label, to }) => [label, to]),
  ])
  return JSON.stringify([tree.start, answers])
}

/** From this many nodes on, crossings are no longer looked for: it takes seconds, and an author waits at every answer. */
const MANY = 150

/** Places every node and answer, loops and merges included; positions are those of the nodes' top left corners. */
export function draw(tree: Tree, sizes: Sizes): Drawing {
  return Object.keys(tree.nodes).length > MANY ? tidy(tree, sizes) : layered(tree, sizes)
}

/** In layers, with as few crossings as can be; what an answer leads to is left of what the next one does, where that is free. */
function layered(tree: Tree, sizes: Sizes): Drawing {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({
    rankdir: 'TB',
    nodesep: sizes.gap,
    ranksep: sizes.gap,
    edgesep: sizes.gap / 2,
    marginx: 8,
    marginy: 8,
  })
  for (const id of inReadingOrder(tree)) graph.setNode(key(id), { ...sizes.node })
  for (const { from, to, label, index } of answersOf(tree))
    graph.setEdge(key(from), key(to), { ...sizes.label(label), labelpos: 'c' }, String(index))
  const pairs = inOrder(tree)
  const parents = (id: string): number => new Set(waysTo(tree, id).map(({ from }) => from)).size
  const isPlain = Object.keys(tree.nodes).every((id) => parents(id) <= (id === tree.start ? 0 : 1))
  // Where answers meet, keeping their order costs crossings: then the whole is only turned the way that most have it.
  layout(graph, isPlain ? { constraints: pairs } : {})
  const { width = 0, height = 0 } = graph.graph()
  const x = (id: string): number => graph.node(id).x ?? 0
  const inTurn = pairs.filter(({ left, right }) => x(left) <= x(right)).length
  const isTurned = inTurn * 2 < pairs.length
  const place = ({ x = 0, y = 0 }: { x?: number; y?: number }): Point => ({ x: isTurned ? width - x : x, y })

  const nodes = Object.entries(tree.nodes).map(([id, node]) => {
    const { x, y } = place(graph.node(key(id)))
    return { id, node, x: x - sizes.node.width / 2, y: y - sizes.node.height / 2 }
  })
  const answers = answersOf(tree).map(({ from, to, label, index }) => {
    const edge = graph.edge(key(from), key(to), String(index))
    const points: Point[] = (edge?.points ?? []).map(place)
    const middle = points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 }
    return {
      id: `${from}/${index}`,
      from,
      to,
      label,
      points,
      at: edge?.x === undefined ? middle : place(edge),
    }
  })
  return { nodes, answers, width, height }
}

/** Pairs of nodes of which one is to stand left of the other: those that the answers of one node lead to. */
function inOrder(tree: Tree): { left: string; right: string }[] {
  return Object.values(tree.nodes).flatMap(({ answers }) => {
    const next = [...new Set((answers ?? []).map(({ to }) => to))].filter((to) => nodeOf(tree, to))
    // Each with each: the layout compares no others.
    return next.flatMap((left, at) =>
      next.slice(at + 1).map((right) => ({ left: key(left), right: key(right) })),
    )
  })
}

interface Branch {
  id: string | null
  children: Branch[]
}

/** Every node under the first answer that leads to it, as a family tree is drawn; the other answers go across. */
function tidy(tree: Tree, sizes: Sizes): Drawing {
  const { width, height } = sizes.node
  const branches = new Map<string, Branch>()
  // Above the start, and above whatever nothing leads to.
  const top: Branch = { id: null, children: [] }
  for (const root of inReadingOrder(tree)) {
    if (branches.has(root)) continue
    const branch: Branch = { id: root, children: [] }
    branches.set(root, branch)
    top.children.push(branch)
    const waiting = [branch]
    for (let at = 0; at < waiting.length; at += 1) {
      const parent = waiting[at]
      for (const { to } of nodeOf(tree, parent?.id ?? undefined)?.answers ?? []) {
        if (branches.has(to) || !nodeOf(tree, to)) continue
        const child: Branch = { id: to, children: [] }
        branches.set(to, child)
        parent?.children.push(child)
        waiting.push(child)
      }
    }
  }
  const placed = tidyTree<Branch>().nodeSize([width + sizes.gap, height + 2 * sizes.gap])(hierarchy(top))
  const all = placed.descendants().filter(({ data }) => data.id !== null)
  const left = Math.min(...all.map(({ x }) => x)) - width / 2
  const rowHeight = height + 2 * sizes.gap
  const places = new Map<string, Point>()
  for (const { data, x, depth } of all)
    places.set(data.id ?? '', { x: x - width / 2 - left + 8, y: (depth - 1) * rowHeight + 8 })

  const nodes = Object.entries(tree.nodes).map(([id, node]) => ({
    id,
    node,
    ...(places.get(id) ?? { x: 0, y: 0 }),
  }))
  const answers = answersOf(tree).map(({ from, to, label, index }) => {
    const [one, other] = [places.get(from), places.get(to)]
    const begin = { x: (one?.x ?? 0) + width / 2, y: (one?.y ?? 0) + height }
    const end = { x: (other?.x ?? 0) + width / 2, y: other?.y ?? 0 }
    const bend = sizes.gap * 0.75
    const points = [begin, { x: begin.x, y: begin.y + bend }, { x: end.x, y: end.y - bend }, end]
    // Where it arrives there is room of its own: two answers to one node stand one above the other.
    const doubled = index - (tree.nodes[from]?.answers ?? []).findIndex((answer) => answer.to === to)
    return {
      id: `${from}/${index}`,
      from,
      to,
      label,
      points,
      at: { x: end.x, y: end.y - bend - doubled * 20 },
    }
  })
  const right = Math.max(0, ...nodes.map(({ x }) => x + width))
  const bottom = Math.max(0, ...nodes.map(({ y }) => y + height))
  return { nodes, answers, width: right + 8, height: bottom + 8 }
}

/** Answers that lead somewhere. */
function answersOf(tree: Tree): { from: string; to: string; label: string; index: number }[] {
  return Object.entries(tree.nodes).flatMap(([from, { answers = [] }]) =>
    (answers ?? []).flatMap(({ label, to }, index) => (nodeOf(tree, to) ? [{ from, to, label, index }] : [])),
  )
}

export interface View extends Point {
  zoom: number
}

/** A part of a drawing. */
export interface Region {
  left: number
  top: number
  right: number
  bottom: number
}

export const NOWHERE: Region = { left: 0, top: 0, right: 0, bottom: 0 }
export const EVERYWHERE: Region = {
  left: Number.NEGATIVE_INFINITY,
  top: Number.NEGATIVE_INFINITY,
  right: Number.POSITIVE_INFINITY,
  bottom: Number.POSITIVE_INFINITY,
}
/** A node that half the tree leads back to would be all lines. */
const MOST_LEAVING = 150

/** What of a drawing is in a region, with the answers that lead into or out of it. */
export function nearby(
  drawing: Drawing,
  { left, top, right, bottom }: Region,
): Pick<Drawing, 'nodes' | 'answers'> & { ids: ReadonlySet<string> } {
  const { width, height } = READABLE.node
  const nodes = drawing.nodes.filter(
    ({ x, y }) => x + width >= left && x <= right && y + height >= top && y <= bottom,
  )
  const ids = new Set(nodes.map(({ id }) => id))
  const within = drawing.answers.filter(({ from, to }) => ids.has(from) && ids.has(to))
  const leaving = drawing.answers.filter(({ from, to }) => ids.has(from) !== ids.has(to))
  return { nodes, answers: [...within, ...leaving.slice(0, MOST_LEAVING)], ids }
}

/** The region that is seen and a screen around it; the one before, while what is seen is still well within. */
export function around(
  { x, y, zoom }: View,
  room: { clientWidth: number; clientHeight: number },
  before: Region,
): Region {
  const [width, height] = [room.clientWidth / zoom, room.clientHeight / zoom]
  const [left, top] = [-x / zoom, -y / zoom]
  const [right, bottom] = [left + width, top + height]
  const isWithin =
    before.left <= left && before.top <= top && before.right >= right && before.bottom >= bottom
  // Whoever has come near needs no longer what was seen from afar.
  if (isWithin && before.right - before.left <= 6 * width) return before
  return { left: left - width, top: top - height, right: right + width, bottom: bottom + height }
}

/** Below this the words can no longer be read. */
const LEAST_READABLE = 0.62
/** How near a large tree is shown at first. */
const READING = 0.85
const MARGIN = 24

/** What is seen of a readable drawing at first: the whole tree where it can still be read, else its start at the top. */
export function firstView(
  drawing: Drawing,
  start: string,
  { width, height }: { width: number; height: number },
): View {
  const fitting = Math.min(width / drawing.width, height / drawing.height) * 0.96
  const isWhole = fitting >= LEAST_READABLE
  const zoom = isWhole ? Math.min(1, fitting) : READING
  const first = drawing.nodes.find(({ id }) => id === start)
  const middle = isWhole || !first ? drawing.width / 2 : first.x + READABLE.node.width / 2
  const top = isWhole ? (height - drawing.height * zoom) / 2 : MARGIN - (first?.y ?? 0) * zoom
  return { x: width / 2 - middle * zoom, y: Math.max(MARGIN / 2, top), zoom }
}

/** An author may call a node `constructor`; the layout keeps its nodes in plain objects. */
function key(id: string): string {
  return `node ${id}`
}

/** A line through all points with rounded corners. */
export function line(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (!first) return ''
  const last = rest.at(-1)
  if (!last) return `M${first.x},${first.y}`
  const curves = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? last
    const isEnd = index === rest.length - 2
    const to = isEnd ? next : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 }
    return `Q${point.x},${point.y} ${to.x},${to.y}`
  })
  return curves.length === 0
    ? `M${first.x},${first.y}L${last.x},${last.y}`
    : `M${first.x},${first.y}${curves.join('')}`
}
