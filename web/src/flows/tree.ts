// A tree and the changes an author makes to it. Each change answers a new tree and leaves the old one as it was, so that
// undoing is going back to the old one.

import type { Schemas } from '../api/client.ts'

export type Tree = Schemas['Tree']
export type TreeNode = Tree['nodes'][string]
export type Kind = TreeNode['type']
export type Answer = NonNullable<TreeNode['answers']>[number]
export type Example = NonNullable<Tree['examples']>[number]

/** As the server has it; a longer id is none. */
const LONGEST_ID = 100

/** An author may call a node `constructor`: what every object has is no node. */
export function nodeOf(tree: Tree, id: string | undefined): TreeNode | undefined {
  return id !== undefined && Object.hasOwn(tree.nodes, id) ? tree.nodes[id] : undefined
}

export function isEnd(kind: Kind): boolean {
  return kind === 'resolve' || kind === 'escalate'
}

/** From the start, answer by answer; then what nothing leads to. It does not depend on the order the nodes come in. */
export function inReadingOrder(tree: Tree): string[] {
  const order: string[] = []
  const seen = new Set<string>()
  const waiting = [tree.start]
  for (let at = 0; at < waiting.length; at += 1) {
    const id = waiting[at]
    const node = nodeOf(tree, id)
    if (id === undefined || !node || seen.has(id)) continue
    seen.add(id)
    order.push(id)
    for (const answer of node.answers ?? []) waiting.push(answer.to)
  }
  return [...order, ...Object.keys(tree.nodes).filter((id) => !seen.has(id))]
}

/** Whoever leads to a node, with the answer's place among its node's. */
export function waysTo(tree: Tree, id: string): { from: string; index: number; label: string }[] {
  return Object.entries(tree.nodes).flatMap(([from, node]) =>
    (node.answers ?? []).flatMap((answer, index) =>
      answer.to === id ? [{ from, index, label: answer.label }] : [],
    ),
  )
}

/** An id that no node has yet, from the words of its text: files are read by people. */
export function freshId(tree: Tree, text: string): string {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .split('-')
    .filter((word) => word !== '')
  const stem = words.slice(0, 5).join('-').slice(0, 60) || 'node'
  for (let number = 1; ; number += 1) {
    const id = number === 1 && words.length > 0 ? stem : `${stem}-${number}`
    if (!Object.hasOwn(tree.nodes, id)) return id
  }
}

export function canBeId(id: string): boolean {
  // Whatever copies a tree property by property, such as the cache of answers, would lose a node of that name.
  return id.length <= LONGEST_ID && /^[a-z0-9_-]+$/.test(id) && id !== '__proto__'
}

/** A tree with one node that asks nothing yet. */
export function emptyTree(title: string): Tree {
  return { title, summary: '', tags: [], start: 'start', nodes: { start: { type: 'question', text: '' } } }
}

export type Head = Partial<Pick<Tree, 'title' | 'summary' | 'tags' | 'start'>>

export function changeHead(tree: Tree, head: Head): Tree {
  return { ...tree, ...head }
}

export function addNode(tree: Tree, kind: Kind, text = ''): { tree: Tree; id: string } {
  const id = freshId(tree, text)
  return { tree: withNode(tree, id, { type: kind, text }), id }
}

/** What an author types into a node. An empty help or category is none. */
export type NodeChange = Partial<Pick<TreeNode, 'text' | 'help' | 'category'>>

export function changeNode(tree: Tree, id: string, change: NodeChange): Tree {
  const node = nodeOf(tree, id)
  if (!node) return tree
  const { help, category, ...rest } = { ...node, ...change }
  return withNode(tree, id, { ...rest, ...(help ? { help } : {}), ...(category ? { category } : {}) })
}

/** An end has no answers, and only what escalates has a category. */
export function changeKind(tree: Tree, id: string, kind: Kind): Tree {
  const node = nodeOf(tree, id)
  if (!node || node.type === kind) return tree
  const { answers, category, ...rest } = node
  return withNode(tree, id, {
    ...rest,
    type: kind,
    ...(answers && !isEnd(kind) ? { answers } : {}),
    ...(category && kind === 'escalate' ? { category } : {}),
  })
}

export function addAnswer(tree: Tree, id: string, answer: Answer): Tree {
  return withAnswers(tree, id, (answers) => [...answers, answer])
}

export function changeAnswer(tree: Tree, id: string, index: number, change: Partial<Answer>): Tree {
  return withAnswers(tree, id, (answers) =>
    answers.map((answer, at) => (at === index ? { ...answer, ...change } : answer)),
  )
}

export function removeAnswer(tree: Tree, id: string, index: number): Tree {
  return withAnswers(tree, id, (answers) => answers.filter((_, at) => at !== index))
}

export function moveAnswer(tree: Tree, id: string, index: number, by: -1 | 1): Tree {
  return withAnswers(tree, id, (answers) => {
    const moved = answers[index]
    const other = answers[index + by]
    if (!moved || !other) return answers
    return answers.map((answer, at) => (at === index ? other : at === index + by ? moved : answer))
  })
}

/** Without a node, and without the answers that led to it. A start that goes gives way to what came after it. */
export function removeNode(tree: Tree, id: string): Tree {
  const gone = nodeOf(tree, id)
  if (!gone) return tree
  const nodes = Object.fromEntries(
    Object.entries(tree.nodes)
      .filter(([other]) => other !== id)
      .map(([other, node]) => {
        const answers = node.answers?.filter((answer) => answer.to !== id)
        return [other, answers?.length === node.answers?.length ? node : { ...node, answers }]
      }),
  ) as Tree['nodes']
  const next = gone.answers?.find((answer) => answer.to !== id && Object.hasOwn(nodes, answer.to))?.to
  const start = tree.start === id ? (next ?? Object.keys(nodes)[0] ?? '') : tree.start
  return { ...tree, nodes, start }
}

/** A node under another id, wherever it is named. */
export function renameNode(tree: Tree, id: string, name: string): Tree {
  if (name === id || !nodeOf(tree, id) || nodeOf(tree, name)) return tree
  const renamed = (other: string): string => (other === id ? name : other)
  const nodes = Object.fromEntries(
    Object.entries(tree.nodes).map(([other, node]) => [
      renamed(other),
      node.answers?.some((answer) => answer.to === id)
        ? { ...node, answers: node.answers.map((answer) => ({ ...answer, to: renamed(answer.to) })) }
        : node,
    ]),
  ) as Tree['nodes']
  const examples = tree.examples?.map((example) => ({ ...example, end: renamed(example.end) }))
  return { ...tree, nodes, start: renamed(tree.start), ...(examples ? { examples } : {}) }
}

/** Where answers lead from the start; `here` is undefined once one of them is not there. */
export function walkTo(tree: Tree, answers: readonly string[]): { here: string | undefined; taken: number } {
  let here: string | undefined = nodeOf(tree, tree.start) ? tree.start : undefined
  let taken = 0
  for (const label of answers) {
    const to: string | undefined = nodeOf(tree, here)?.answers?.find((answer) => answer.label === label)?.to
    if (to === undefined || !nodeOf(tree, to)) return { here: undefined, taken }
    here = to
    taken += 1
  }
  return { here, taken }
}

function withNode(tree: Tree, id: string, node: TreeNode): Tree {
  return { ...tree, nodes: { ...tree.nodes, [id]: node } }
}

function withAnswers(
  tree: Tree,
  id: string,
  change: (answers: readonly Answer[]) => readonly Answer[],
): Tree {
  const node = nodeOf(tree, id)
  if (!node) return tree
  const before = node.answers ?? []
  const after = change(before)
  return after === before ? tree : withNode(tree, id, { ...node, answers: [...after] })
}
