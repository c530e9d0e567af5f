// A walk as it will stand once all that waits here has arrived: what one does is shown at once, with the walk's own tree.

import type { Schemas } from '../api/client.ts'
import type { Tree } from '../flows/tree.ts'
import { notesOf, type WalkAct, type WalkLane } from '../outgoing/acts.ts'
import type { Walk } from './walk.ts'

type Person = Walk['holder']

export interface Ahead {
  walk: Walk
  /** Steps of the path that the server does not have yet, by their `seq`. */
  unsent: ReadonlySet<number>
  /** What was done cannot be shown before the server has answered: its tree is not here, or it was refused. */
  isBlocked: boolean
}

export function ahead(server: Walk, tree: Tree | null | undefined, lane: WalkLane, by: Person): Ahead {
  const unsent = new Set<number>()
  let walk: Walk = { ...server, walk_notes: [...notesOf(server, lane)] }
  let isBlocked = false
  const isRefused = lane[0]?.refused !== undefined && lane[0].act.kind !== 'notes'
  for (const { act, at } of lane) {
    if (act.kind === 'notes') continue
    if (isRefused || isBlocked) {
      isBlocked = true
      break
    }
    const after = take(walk, tree, act, at, by)
    if (after === 'blocked') {
      isBlocked = true
    } else if (after !== 'there') {
      walk = after
      if (act.kind === 'step') unsent.add(walk.step_count)
    }
  }
  return { walk, unsent, isBlocked }
}

function take(
  walk: Walk,
  tree: Tree | null | undefined,
  act: Exclude<WalkAct, { kind: 'notes' }>,
  at: string,
  by: Person,
): Walk | 'there' | 'blocked' {
  if (act.kind === 'resolve' || act.kind === 'escalate') {
    if (walk.status !== 'active') return 'there'
    const ended = { ...walk, next_node: null, resolved_at: at }
    if (act.kind === 'resolve') {
      const { resolution_notes, helpful } = act.body
      return { ...ended, status: 'resolved', resolution_notes, helpful: helpful ?? null }
    }
    const { reason, reason_category } = act.body
    return {
      ...ended,
      status: 'escalated',
      escalation_reason: reason ?? null,
      escalation_reason_category: reason_category,
    }
  }
  if (act.body.step_count < walk.step_count) return 'there'
  const step_count = walk.step_count + 1
  // Going on ends a pause, and puts off being abandoned.
  const goneOn = { ...walk, step_count, pause: null, abandoned_from: null, last_step_at: at }
  if (act.kind === 'back') {
    const last = walk.walked_path.at(-1)
    const next_node = last && tree && nextNode(tree, last.node_id)
    if (!next_node) return 'blocked'
    const walked_path = walk.walked_path.slice(0, -1)
    return { ...goneOn, walked_path, next_node }
  }
  const { node_id, answer, note } = act.body
  const node = tree ? nodeOf(tree, node_id) : undefined
  const to = node?.answers?.find(({ label }) => label === answer)?.to
  const next_node = tree && to !== undefined ? nextNode(tree, to) : null
  if (!node || !next_node) return 'blocked'
  const step = {
    seq: step_count,
    node_id,
    question: node.text,
    answer,
    l1_note: note ?? null,
    at,
    by,
  }
  return { ...goneOn, walked_path: [...walk.walked_path, step], next_node }
}

function nextNode(tree: Tree, id: string): Schemas['NextNode'] | null {
  const node = nodeOf(tree, id)
  if (!node) return null
  const { type, text, help, category, answers } = node
  return {
    id,
    type,
    text,
    help: help ?? null,
    category: category ?? null,
    answers: (answers ?? []).map(({ label }) => ({ label })),
  }
}

/** A node may be called `constructor`: what every object has is no node. */
function nodeOf(tree: Tree, id: string): Tree['nodes'][string] | undefined {
  return Object.hasOwn(tree.nodes, id) ? tree.nodes[id] : undefined
}
