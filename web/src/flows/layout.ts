// Where the nodes and answers of a tree stand in its drawing.

import { Graph, layout } from '@dagrejs/dagre'
import type { Schemas } from '../api/client.ts'

export type Tree = NonNullable<Schemas['Tree']>
export type TreeNode = Tree['nodes'][string]

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

/** Places every node and answer, loops and merges included; positions are those of the nodes' top left corners. */
export function draw(tree: Tree, sizes: Sizes): Drawing {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({
    rankdir: 'TB',
    nodesep: sizes.gap,
    ranksep: sizes.gap,
    edgesep: sizes.gap / 2,
    marginx: 8,
    marginy: 8,
  })
  const nodes = new Map(Object.entries(tree.nodes))
  for (const id of inReadingOrder(tree.start, nodes)) graph.setNode(key(id), { ...sizes.node })
  for (const [id, node] of nodes) {
    for (const [index, answer] of (node.answers ?? []).entries()) {
      if (nodes.has(answer.to))
        graph.setEdge(key(id), key(answer.to), { ...sizes.label(answer.label), labelpos: 'c' }, String(index))
    }
  }
  layout(graph)

  const placed: PlacedNode[] = []
  const answers: PlacedAnswer[] = []
  for (const [id, node] of nodes) {
    const { x = 0, y = 0 } = graph.node(key(id))
    placed.push({ id, node, x: x - sizes.node.width / 2, y: y - sizes.node.height / 2 })
    for (const [index, { label, to }] of (node.answers ?? []).entries()) {
      const edge = nodes.has(to) ? graph.edge(key(id), key(to), String(index)) : undefined
      const points: Point[] = edge?.points ?? []
      const middle = points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 }
      if (edge) {
        answers.push({
          id: `${id}/${index}`,
          from: id,
          to,
          label,
          points,
          at: { x: edge.x ?? middle.x, y: edge.y ?? middle.y },
        })
      }
    }
  }
  const { width = 0, height = 0 } = graph.graph()
  return { nodes: placed, answers, width, height }
}

export interface View extends Point {
  zoom: number
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

/** From the start, answer by answer: the drawing does not depend on the order the nodes happen to come in. */
function inReadingOrder(start: string, nodes: Map<string, TreeNode>): string[] {
  const order: string[] = []
  const seen = new Set<string>()
  const waiting = [start]
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const node = nodes.get(id)
    if (!node || seen.has(id)) continue
    seen.add(id)
    order.push(id)
    waiting.push(...(node.answers ?? []).map((answer) => answer.to))
  }
  return [...order, ...[...nodes.keys()].filter((id) => !seen.has(id))]
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
