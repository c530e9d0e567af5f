import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { emptyTree, type Tree } from '../tree.ts'
import { DraftKeeper, type KeptDraft, type Saved } from './draft-keeper.ts'

const tree = emptyTree('Printer')
const titled = (title: string): Tree => ({ ...tree, title })

let kept: KeptDraft | null
let saves: { title: string; revision: number }[]
let answer: (tree: Tree, revision: number, onDelay: () => void) => Promise<Saved>

beforeEach(() => {
  vi.useFakeTimers()
  kept = null
  saves = []
  answer = async (_, revision) => ({ saved: { revision: revision + 1, problems: [] } })
})
afterEach(() => vi.useRealTimers())

function keeper(): DraftKeeper {
  return new DraftKeeper(
    { tree, revision: 1, problems: [] },
    {
      save: (sent, revision, onDelay) => {
        saves.push({ title: sent.title, revision })
        return answer(sent, revision, onDelay)
      },
      keep: (draft) => {
        kept = draft
      },
    },
  )
}

test('what is typed is kept here at once and saved after a pause, on the revision before', async () => {
  const draft = keeper()
  draft.change(titled('P'), 'title')
  draft.change(titled('Pr'), 'title')
  expect(kept).toEqual({ tree: titled('Pr'), revision: 1 })
  expect(draft.draft().state).toBe('saving')
  expect(saves).toEqual([])
  await vi.runAllTimersAsync()
  expect(saves).toEqual([{ title: 'Pr', revision: 1 }])
  expect(draft.draft()).toMatchObject({ state: 'saved', revision: 2 })
  expect(kept).toBeNull()
})

test('what is typed while a save is on its way is saved after it', async () => {
  const draft = keeper()
  let done: (saved: Saved) => void = () => {}
  answer = () =>
    new Promise((resolve) => {
      done = resolve
    })
  draft.change(titled('A'))
  draft.flush()
  draft.change(titled('AB'))
  await vi.advanceTimersByTimeAsync(5000)
  expect(saves).toHaveLength(1)
  done({ saved: { revision: 2, problems: [] } })
  await vi.advanceTimersByTimeAsync(0)
  expect(kept).toEqual({ tree: titled('AB'), revision: 2 })
  await vi.advanceTimersByTimeAsync(1000)
  expect(saves[1]).toEqual({ title: 'AB', revision: 2 })
})

test('typing on in one field is taken back together, another field by itself', () => {
  const draft = keeper()
  draft.change(titled('A'), 'title')
  draft.change(titled('AB'), 'title')
  draft.change({ ...titled('AB'), summary: 'S' }, 'summary')
  draft.undo()
  expect(draft.draft().tree).toEqual(titled('AB'))
  draft.undo()
  expect(draft.draft()).toMatchObject({ tree, canUndo: false, canRedo: true })
  draft.redo()
  draft.redo()
  expect(draft.draft()).toMatchObject({ tree: { title: 'AB', summary: 'S' }, canRedo: false })
  draft.undo()
  draft.change(titled('Z'))
  expect(draft.draft().canRedo).toBe(false)
})

test('a change taken back before it was saved needs no save', async () => {
  const draft = keeper()
  draft.change(titled('A'))
  draft.undo()
  await vi.runAllTimersAsync()
  expect(saves).toEqual([])
  expect([kept, draft.draft().state]).toEqual([null, 'saved'])
})

test('without a network it waits here, says so, and tries again', async () => {
  const draft = keeper()
  answer = async () => ({ failed: true })
  draft.change(titled('A'))
  await vi.advanceTimersByTimeAsync(1000)
  expect(draft.draft().state).toBe('waiting')
  expect(kept).not.toBeNull()
  answer = async (_, revision) => ({ saved: { revision: revision + 1, problems: [] } })
  await vi.advanceTimersByTimeAsync(5000)
  expect(draft.draft().state).toBe('saved')
  expect(kept).toBeNull()
})

test('when somebody else saved, nothing is saved over it before the author has decided', async () => {
  const theirs = { tree: titled('Theirs'), revision: 7, problems: [] }
  const dana = { name: 'Dana', at: '2026-11-23T10:00:00Z' }
  answer = async () => ({ movedOn: dana })
  const draft = keeper()
  draft.change(titled('Mine'))
  await vi.runAllTimersAsync()
  draft.change(titled('Mine too'))
  await vi.runAllTimersAsync()
  expect(saves).toHaveLength(1)
  expect(draft.draft()).toMatchObject({ state: 'conflict', conflict: dana })
  expect(kept?.tree.title).toBe('Mine too')

  answer = async (_, revision) => ({ saved: { revision: revision + 1, problems: [] } })
  draft.keepMine(theirs)
  await vi.runAllTimersAsync()
  expect(saves[1]).toEqual({ title: 'Mine too', revision: 7 })
  expect(draft.draft()).toMatchObject({ state: 'saved', revision: 8 })
})

test('taking theirs keeps ours to come back to', async () => {
  answer = async () => ({ movedOn: 'unknown' })
  const draft = keeper()
  draft.change(titled('Mine'))
  await vi.runAllTimersAsync()
  draft.takeTheirs({ tree: titled('Theirs'), revision: 7, problems: [] })
  expect(draft.draft()).toMatchObject({ tree: { title: 'Theirs' }, state: 'saved', revision: 7 })
  expect(kept).toBeNull()
  draft.undo()
  expect(draft.draft().tree.title).toBe('Mine')
})

test('what a crash left here is saved if nobody saved since, and else decided about', async () => {
  const draft = keeper()
  draft.restore({ tree: titled('Left'), revision: 1 })
  await vi.runAllTimersAsync()
  expect(saves).toEqual([{ title: 'Left', revision: 1 }])

  const other = keeper()
  other.restore({ tree: titled('Left'), revision: 0 })
  await vi.runAllTimersAsync()
  expect(other.draft()).toMatchObject({ state: 'conflict', tree: { title: 'Left' } })

  const saved = keeper()
  saved.restore({ tree: structuredClone(tree), revision: 0 })
  expect(saved.draft().state).toBe('saved')
})

test('a fresh reading is followed without changes of our own, and a conflict with some', () => {
  const draft = keeper()
  draft.refresh({ tree: titled('Theirs'), revision: 2, problems: [] }, 'unknown')
  expect(draft.draft().tree.title).toBe('Theirs')
  draft.change(titled('Mine'))
  draft.refresh({ tree: titled('Again'), revision: 3, problems: [] }, { name: 'Dana', at: '' })
  expect(draft.draft()).toMatchObject({ state: 'conflict', tree: { title: 'Mine' } })
})

test('a refusal stops the saving until something is changed', async () => {
  answer = async () => ({ refused: { code: 'flow_archived', message: 'Archived.' } })
  const draft = keeper()
  draft.change(titled('A'))
  await vi.runAllTimersAsync()
  draft.flush()
  await vi.runAllTimersAsync()
  expect(saves).toHaveLength(1)
  expect(draft.draft()).toMatchObject({ state: 'refused', refusal: { code: 'flow_archived' } })
})

test('a tree that a database gave back in another order is the same', async () => {
  const draft = keeper()
  const nodes = { b: { type: 'resolve' as const, text: 'x' }, ...tree.nodes }
  draft.change({ ...tree, nodes })
  await vi.runAllTimersAsync()
  const other = Object.fromEntries(Object.entries(nodes).reverse()) as Tree['nodes']
  draft.restore({ tree: { ...tree, nodes: other }, revision: 0 })
  expect(draft.draft().state).toBe('saved')
})
