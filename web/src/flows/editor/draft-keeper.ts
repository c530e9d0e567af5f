// Keeps a tree while it is edited: what came before and can be come back to, what is saved, what waits here, and who else saved.

import type { Schemas } from '../../api/client.ts'
import type { Problem } from '../../api/problem.ts'
import { nodeOf, type Tree } from '../tree.ts'

export type FlowProblem = Schemas['FlowProblem']

/** What becomes of text that is typed beside the tree before it is in it: it is being read, or waits here. */
export type Unread = 'reading' | 'waiting' | null

export type SaveState = 'saved' | 'saving' | 'waiting' | 'conflict' | 'refused'

/** A draft as the server has it. */
export interface ServerDraft {
  tree: Tree
  revision: number
  problems: FlowProblem[]
}

export interface Somebody {
  name: string
  at: string
}

/** What the page shows. */
export interface Draft {
  tree: Tree
  /** As the server has it. */
  saved: Tree
  revision: number
  problems: readonly FlowProblem[]
  state: SaveState
  /** Who saved meanwhile; nothing is saved until the author has decided. */
  conflict: Somebody | 'unknown' | null
  /** Why the server does not take it. */
  refusal: Problem | null
  canUndo: boolean
  canRedo: boolean
}

/** What the browser keeps of it. */
export interface KeptDraft {
  tree: Tree
  revision: number
}

export type Saved =
  | { saved: { revision: number; problems: FlowProblem[] } }
  | { movedOn: Somebody | 'unknown' }
  | { refused: Problem }
  | { failed: true }

interface Outside {
  /** `onDelay`: it did not get through at once, and is being tried again. */
  save: (tree: Tree, revision: number, onDelay: () => void) => Promise<Saved>
  /** Null: nothing waits any more. */
  keep: (draft: KeptDraft | null) => void
}

const PAUSE_MS = 800
const AGAIN_MS = 5_000
/** So many changes can be taken back. */
const MOST_KEPT = 200

export class DraftKeeper {
  readonly #outside: Outside
  readonly #listeners = new Set<() => void>()
  #past: Tree[] = []
  #future: Tree[] = []
  /** What the last change was to: typing on in one field is one change. */
  #last: string | undefined
  #tree: Tree
  #saved: Tree
  #revision: number
  #problems: readonly FlowProblem[]
  #conflict: Draft['conflict'] = null
  #refusal: Problem | null = null
  #sending = false
  #delayed = false
  #failed = false
  #unread: Unread = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #draft: Draft

  constructor(draft: ServerDraft, outside: Outside) {
    this.#outside = outside
    this.#tree = draft.tree
    this.#saved = draft.tree
    this.#revision = draft.revision
    this.#problems = draft.problems
    this.#draft = this.#show()
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  draft = (): Draft => this.#draft

  /** What a reload, a crash or an ended session left here. */
  restore(kept: KeptDraft): void {
    if (isSame(kept.tree, this.#saved)) {
      this.#outside.keep(null)
      return
    }
    this.#past = [this.#tree]
    this.#tree = kept.tree
    if (kept.revision === this.#revision) this.#soon(0)
    else this.#conflict = 'unknown'
    this.#changed()
  }

  /** A change; those to the same thing, one right after the other, are taken back together. */
  change(tree: Tree, to?: string): void {
    if (tree === this.#tree) return
    if (to === undefined || to !== this.#last) this.#past = [...this.#past.slice(1 - MOST_KEPT), this.#tree]
    this.#last = to
    this.#future = []
    this.#become(tree)
  }

  undo(): void {
    const before = this.#past.at(-1)
    if (!before) return
    this.#past = this.#past.slice(0, -1)
    this.#future = [...this.#future, this.#tree]
    this.#last = undefined
    this.#become(before)
  }

  redo(): void {
    const after = this.#future.at(-1)
    if (!after) return
    this.#future = this.#future.slice(0, -1)
    this.#past = [...this.#past, this.#tree]
    this.#last = undefined
    this.#become(after)
  }

  /** Somebody else's draft takes the place of this one, which can be come back to. */
  takeTheirs(theirs: ServerDraft): void {
    this.#adopt(theirs)
    if (!isSame(this.#tree, theirs.tree)) {
      this.#past = [...this.#past.slice(1 - MOST_KEPT), this.#tree]
      this.#future = []
      this.#tree = theirs.tree
    }
    this.#outside.keep(null)
    this.#changed()
  }

  /** This draft is saved after theirs, which the author has seen. */
  keepMine(theirs: ServerDraft): void {
    this.#adopt(theirs)
    this.#keep()
    this.#soon(0)
    this.#changed()
  }

  /** A fresh reading of the draft: without changes of our own it is followed, with some it is a conflict. */
  refresh(theirs: ServerDraft, by: Somebody | 'unknown'): void {
    if (this.#sending || theirs.revision <= this.#revision) return
    if (!this.#isChanged()) this.takeTheirs(theirs)
    else {
      this.#conflict = by
      this.#changed()
    }
  }

  /** Text is typed beside the tree: until it is in it, not all is saved. */
  setUnread(unread: Unread): void {
    if (unread === this.#unread) return
    this.#unread = unread
    this.#changed()
  }

  /** Sends what is unsaved now: the page is about to be left, or the connection is back. */
  flush(): void {
    if (this.#isChanged()) this.#soon(0)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #become(tree: Tree): void {
    this.#tree = tree
    this.#refusal = null
    this.#keep()
    this.#soon(PAUSE_MS)
    this.#changed()
  }

  #adopt(theirs: ServerDraft): void {
    this.#saved = theirs.tree
    this.#revision = theirs.revision
    this.#problems = theirs.problems
    this.#conflict = null
    this.#refusal = null
    this.#last = undefined
  }

  #keep(): void {
    this.#outside.keep(this.#isChanged() ? { tree: this.#tree, revision: this.#revision } : null)
  }

  #soon(pause: number): void {
    clearTimeout(this.#timer)
    if (pause === 0) void this.#send()
    else this.#timer = setTimeout(() => void this.#send(), pause)
  }

  async #send(): Promise<void> {
    if (this.#sending || this.#conflict || this.#refusal || !this.#isChanged()) return
    this.#sending = true
    // What did not get through before is not on its way before it gets through.
    this.#delayed = this.#failed
    this.#failed = false
    this.#changed()
    const sent = this.#tree
    const answer = await this.#outside.save(sent, this.#revision, () => {
      this.#delayed = true
      this.#changed()
    })
    this.#sending = false
    this.#delayed = false
    if ('saved' in answer) {
      this.#saved = sent
      this.#revision = answer.saved.revision
      this.#problems = answer.saved.problems
      this.#keep()
      // What was typed while the save was on its way.
      if (this.#isChanged()) this.#soon(PAUSE_MS)
    } else if ('movedOn' in answer) this.#conflict = answer.movedOn
    else if ('refused' in answer) this.#refusal = answer.refused
    else {
      this.#failed = true
      this.#timer = setTimeout(() => void this.#send(), AGAIN_MS)
    }
    this.#changed()
  }

  #isChanged(): boolean {
    return this.#tree !== this.#saved && !isSame(this.#tree, this.#saved)
  }

  #changed(): void {
    this.#draft = this.#show()
    for (const listener of this.#listeners) listener()
  }

  #show(): Draft {
    const isChanged = this.#isChanged()
    const state: SaveState = this.#conflict
      ? 'conflict'
      : this.#refusal
        ? 'refused'
        : this.#delayed || (this.#failed && isChanged) || this.#unread === 'waiting'
          ? 'waiting'
          : this.#sending || isChanged || this.#unread === 'reading'
            ? 'saving'
            : 'saved'
    return {
      tree: this.#tree,
      saved: this.#saved,
      revision: this.#revision,
      problems: this.#problems,
      state,
      conflict: this.#conflict,
      refusal: this.#refusal,
      canUndo: this.#past.length > 0,
      canRedo: this.#future.length > 0,
    }
  }
}

/** Whether they say the same; the order of the nodes says nothing. Quick where one was made by a change to the other. */
export function isSame(one: Tree, other: Tree): boolean {
  if (one === other) return true
  const { nodes, ...head } = one
  const { nodes: others, ...otherHead } = other
  const ids = Object.keys(nodes)
  return (
    ids.length === Object.keys(others).length &&
    inOneOrder(head) === inOneOrder(otherHead) &&
    ids.every((id) => {
      const [node, its] = [nodeOf(one, id), nodeOf(other, id)]
      return node === its || inOneOrder(node) === inOneOrder(its)
    })
  )
}

function inOneOrder(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))
      : inner,
  )
}
