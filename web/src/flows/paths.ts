// Every way through a tree, to look at before somebody is led down one.

import { isEnd, nodeOf, type Tree } from './tree.ts'

export interface WalkPath {
  answers: { nodeId: string; label: string }[]
  /** The node it stops at: an end, or one that leads nowhere. */
  end: string
}

export interface Paths {
  paths: WalkPath[]
  /** Some were left out: there were too many. */
  isCut: boolean
}

/** More steps than this are not tried: the ways through a large tree that branches and joins are without number. */
const MOST_STEPS = 200_000

/** Ways from the start, in the order of the answers. None comes by a node twice: going round once more is no other way. */
export function pathsThrough(tree: Tree, most = 1000): Paths {
  const paths: WalkPath[] = []
  const taken: WalkPath['answers'] = []
  const along = new Set<string>()
  // Where each node on the way was left, so that nothing recurses: a chain of thousands of nodes is a way too.
  const open: { id: string; next: number }[] = []
  const enter = (id: string): void => {
    along.add(id)
    open.push({ id, next: 0 })
  }
  if (nodeOf(tree, tree.start)) enter(tree.start)
  for (let steps = 0; open.length > 0; steps += 1) {
    const at = open.at(-1)
    if (!at) break
    if (paths.length >= most || steps > MOST_STEPS) return { paths, isCut: true }
    const node = nodeOf(tree, at.id)
    const answers = node && !isEnd(node.type) ? (node.answers ?? []) : []
    if (at.next === 0 && answers.length === 0) paths.push({ answers: [...taken], end: at.id })
    const answer = answers[at.next]
    if (!answer) {
      open.pop()
      along.delete(at.id)
      taken.pop()
      continue
    }
    at.next += 1
    if (along.has(answer.to) || !nodeOf(tree, answer.to)) continue
    taken.push({ nodeId: at.id, label: answer.label })
    enter(answer.to)
  }
  return { paths, isCut: false }
}
