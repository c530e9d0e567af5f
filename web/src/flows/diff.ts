// What is new between two trees, as sentences can be made of it, and as a drawing can show it.

import { type Answer, inReadingOrder, type Kind, nodeOf, type Tree, type TreeNode } from './tree.ts'

export type Change =
  | { what: 'title' | 'summary' | 'start'; before: string; after: string }
  | { what: 'tags'; before: string[]; after: string[] }
  | { what: 'examples'; before: number; after: number }
  | { what: 'node_added' | 'node_removed'; node: string; type: Kind; text: string }
  | { what: 'type'; node: string; before: Kind; after: Kind }
  | { what: 'text' | 'help' | 'category'; node: string; before: string; after: string }
  | { what: 'answer_added' | 'answer_removed'; node: string; label: string; to: string }
  | { what: 'answer_renamed'; node: string; before: string; after: string }
  | { what: 'answer_redirected'; node: string; label: string; before: string; after: string }
  | { what: 'answers_reordered'; node: string }

export type Mark = 'added' | 'removed' | 'changed'

/** Everything that differs: the head first, then node by node in the order one reads the new tree, what went last. */
export function diff(before: Tree, after: Tree): Change[] {
  return [
    ...headChanges(before, after),
    ...inReadingOrder(after).flatMap((id) => {
      const [old, node] = [nodeOf(before, id), nodeOf(after, id)]
      if (!node) return []
      return old ? nodeChanges(id, old, node) : [added('node_added', id, node)]
    }),
    ...inReadingOrder(before).flatMap((id) => {
      const old = nodeOf(before, id)
      return old && !nodeOf(after, id) ? [added('node_removed', id, old)] : []
    }),
  ]
}

/** Which nodes differ, and how. */
export function marks(changes: readonly Change[]): Map<string, Mark> {
  const found = new Map<string, Mark>()
  for (const change of changes) {
    if (!('node' in change)) continue
    const mark =
      change.what === 'node_added' ? 'added' : change.what === 'node_removed' ? 'removed' : 'changed'
    found.set(change.node, mark)
  }
  return found
}

/** The new tree with what went from the old one, to draw both at once. */
export function both(before: Tree, after: Tree): Tree {
  const gone = Object.entries(before.nodes).filter(([id]) => !nodeOf(after, id))
  const kept = Object.entries(after.nodes).map(([id, node]): [string, TreeNode] => {
    const lost = (nodeOf(before, id)?.answers ?? []).filter((answer) => !nodeOf(after, answer.to))
    return [id, lost.length === 0 ? node : { ...node, answers: [...(node.answers ?? []), ...lost] }]
  })
  return { ...after, nodes: Object.fromEntries([...kept, ...gone]) }
}

function headChanges(before: Tree, after: Tree): Change[] {
  const changes: Change[] = []
  for (const what of ['title', 'summary', 'start'] as const) {
    if (before[what] !== after[what]) changes.push({ what, before: before[what], after: after[what] })
  }
  if (!isSame(before.tags, after.tags)) changes.push({ what: 'tags', before: before.tags, after: after.tags })
  const [old, now] = [before.examples ?? [], after.examples ?? []]
  if (!isSame(old, now)) changes.push({ what: 'examples', before: old.length, after: now.length })
  return changes
}

function added(what: 'node_added' | 'node_removed', node: string, { type, text }: TreeNode): Change {
  return { what, node, type, text }
}

function nodeChanges(node: string, before: TreeNode, after: TreeNode): Change[] {
  const changes: Change[] = []
  if (before.type !== after.type) changes.push({ what: 'type', node, before: before.type, after: after.type })
  for (const what of ['text', 'help', 'category'] as const) {
    const [old, now] = [before[what] ?? '', after[what] ?? '']
    if (old !== now) changes.push({ what, node, before: old, after: now })
  }
  return [...changes, ...answerChanges(node, before.answers ?? [], after.answers ?? [])]
}

/** An answer is known by its label. One that went while another came to the same place was reworded. */
function answerChanges(node: string, before: readonly Answer[], after: readonly Answer[]): Change[] {
  const changes: Change[] = []
  const gone = before.filter((old) => !after.some((answer) => answer.label === old.label))
  for (const answer of after) {
    const same = before.find((old) => old.label === answer.label)
    if (same && same.to !== answer.to) {
      changes.push({
        what: 'answer_redirected',
        node,
        label: answer.label,
        before: same.to,
        after: answer.to,
      })
    }
    if (same) continue
    const reworded = gone.findIndex((old) => old.to === answer.to)
    const [old] = reworded < 0 ? [] : gone.splice(reworded, 1)
    changes.push(
      old
        ? { what: 'answer_renamed', node, before: old.label, after: answer.label }
        : { what: 'answer_added', node, label: answer.label, to: answer.to },
    )
  }
  for (const { label, to } of gone) changes.push({ what: 'answer_removed', node, label, to })
  const common = (list: readonly Answer[], other: readonly Answer[]): string[] =>
    list.map(({ label }) => label).filter((label) => other.some((answer) => answer.label === label))
  if (!isSame(common(before, after), common(after, before))) changes.push({ what: 'answers_reordered', node })
  return changes
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
