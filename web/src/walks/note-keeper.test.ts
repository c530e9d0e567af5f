import { beforeEach, expect, test, vi } from 'vitest'
import { join, type KeptNotes, NoteKeeper, type PadNote, type Walk } from './note-keeper.ts'

const ana = { id: 'ana', name: 'Ana' }
const ben = { id: 'ben', name: 'Ben' }
const at = (second: number): string => new Date(Date.UTC(2026, 2, 4, 12, 0, second)).toISOString()
const note = (second: number, content: string, by = ana): PadNote => ({ timestamp: at(second), content, by })
const walk = (revision: number, notes: PadNote[], by = ana): Walk =>
  ({ notes_revision: revision, walk_notes: notes, notes_saved_by: by, status: 'active' }) as Walk

type Sent = { notes: { content: string }[]; revision?: number | null; save_id?: string | null }
let sent: Sent[]
let answers: ((notes: Sent, onDelay: () => void) => unknown)[]
let kept: (KeptNotes | null)[]

beforeEach(() => {
  vi.useFakeTimers()
  sent = []
  answers = []
  kept = []
  return () => vi.useRealTimers()
})

function keeper(begun: Walk): NoteKeeper {
  let ids = 0
  return new NoteKeeper(begun, ana, {
    save: async (notes, onDelay) => {
      sent.push(notes as Sent)
      const answer = answers.shift()
      return (answer ? await answer(notes as Sent, onDelay) : accept(notes as Sent)) as never
    },
    keep: (notes) => kept.push(notes),
    tell: () => undefined,
    newId: () => `save-${++ids}`,
    now: () => new Date(Date.UTC(2026, 2, 4, 12, 5)),
  })
}

const accept = (notes: Sent): unknown => ({
  walk: walk(
    (notes.revision ?? 0) + 1,
    notes.notes.map((n) => ({ ...n, by: ana }) as PadNote),
  ),
})
const contents = (pad: NoteKeeper): string[] => pad.pad().notes.map((n) => n.content)

test('a note is shown at once, kept here until it is acknowledged, and saved under its revision', async () => {
  const pad = keeper(walk(3, []))
  pad.add('  The light blinks ')
  expect(contents(pad)).toEqual(['The light blinks'])
  expect(pad.pad().state).toBe('saving')
  expect(kept.at(-1)?.notes).toHaveLength(1)
  await vi.runAllTimersAsync()
  expect(pad.pad().state).toBe('saved')
  expect(sent[0]).toMatchObject({ revision: 3, save_id: 'save-1' })
  expect(kept.at(-1)).toBeNull()
})

test('one save at a time: what is written meanwhile goes with the next, on the new revision', async () => {
  const pad = keeper(walk(0, []))
  pad.add('one')
  pad.add('two')
  await vi.runAllTimersAsync()
  expect(sent.map((s) => [s.revision, s.notes.length])).toEqual([
    [0, 1],
    [1, 2],
  ])
  expect(pad.pad().state).toBe('saved')
})

test('a save that fails stays here and is tried again', async () => {
  answers.push(() => ({ failed: true }))
  const pad = keeper(walk(0, []))
  pad.add('one')
  await vi.advanceTimersByTimeAsync(10)
  expect(pad.pad().state).toBe('waiting')
  expect(kept.at(-1)?.notes).toHaveLength(1)
  await vi.runAllTimersAsync()
  expect(pad.pad().state).toBe('saved')
  expect(sent).toHaveLength(2)
})

test('a save that does not get through at once waits here; whoever ends the walk waits for it all the same', async () => {
  let arrive = (): void => undefined
  answers.push(async (notes, onDelay) => {
    onDelay()
    await new Promise<void>((arrived) => {
      arrive = arrived
    })
    return accept(notes)
  })
  const pad = keeper(walk(0, []))
  pad.add('one')
  expect(pad.pad().state).toBe('waiting')
  let isSettled = false
  void pad.settled().then(() => {
    isSettled = true
  })
  await vi.advanceTimersByTimeAsync(10)
  expect(isSettled).toBe(false)
  arrive()
  await vi.advanceTimersByTimeAsync(10)
  expect(isSettled).toBe(true)
  expect(pad.pad().state).toBe('saved')
})

test('what did not get through is not said to be on its way each time it is tried', async () => {
  answers.push(() => ({ failed: true }))
  let isAnswered = false
  answers.push(async () => {
    await new Promise((answered) => setTimeout(answered, 1000))
    isAnswered = true
    return { failed: true }
  })
  const states: string[] = []
  const pad = keeper(walk(0, []))
  pad.subscribe(() => states.push(pad.pad().state))
  pad.add('one')
  await vi.runAllTimersAsync()
  expect(isAnswered).toBe(true)
  expect(states.filter((state, at) => state !== states[at - 1])).toEqual(['saving', 'waiting', 'saved'])
})

test('somebody was quicker: both notes are here and both are saved', async () => {
  answers.push(() => ({ movedOn: walk(5, [note(1, 'theirs', ben)], ben) }))
  const pad = keeper(walk(4, []))
  pad.add('mine')
  await vi.runAllTimersAsync()
  expect(contents(pad)).toEqual(['theirs', 'mine'])
  expect(pad.pad().joinedWith).toBe('Ben')
  expect(sent.at(-1)).toMatchObject({ revision: 5 })
  expect(sent.at(-1)?.notes).toHaveLength(2)
})

test('both changed the same note: nothing is saved until somebody decides', async () => {
  answers.push(() => ({ movedOn: walk(2, [note(1, 'port 3', ben)], ben) }))
  const pad = keeper(walk(1, [note(1, 'port 1')]))
  pad.edit(at(1), 'port 2')
  await vi.runAllTimersAsync()
  const [clash] = pad.pad().clashes
  expect(clash).toMatchObject({ mine: { content: 'port 2' }, theirs: { content: 'port 3' } })
  expect(sent).toHaveLength(1)
  if (clash) pad.settle(clash, 'mine')
  await vi.runAllTimersAsync()
  expect(sent.at(-1)).toMatchObject({ revision: 2, notes: [{ content: 'port 2' }] })
})

test('deciding for theirs leaves nothing to save', async () => {
  answers.push(() => ({ movedOn: walk(2, [note(1, 'port 3', ben)], ben) }))
  const pad = keeper(walk(1, [note(1, 'port 1')]))
  pad.edit(at(1), 'port 2')
  await vi.runAllTimersAsync()
  const [clash] = pad.pad().clashes
  if (clash) pad.settle(clash, 'theirs')
  await vi.runAllTimersAsync()
  expect(contents(pad)).toEqual(['port 3'])
  expect(sent).toHaveLength(1)
  expect(kept.at(-1)).toBeNull()
})

test('what a crash left here is brought together with what the server has', async () => {
  const pad = keeper(walk(7, [note(1, 'old'), note(2, 'theirs', ben)], ben))
  pad.restore({ base: [note(1, 'old')], notes: [note(1, 'old'), note(3, 'unsent')], revision: 6 })
  await vi.runAllTimersAsync()
  expect(contents(pad)).toEqual(['old', 'theirs', 'unsent'])
  expect(sent[0]).toMatchObject({ revision: 7 })
})

test('a fresh reading shows what others wrote and keeps what is unsaved here', async () => {
  answers.push(() => ({ failed: true }))
  const pad = keeper(walk(0, []))
  pad.add('mine')
  await vi.advanceTimersByTimeAsync(10)
  pad.refresh(walk(1, [note(1, 'theirs', ben)], ben))
  expect(contents(pad)).toEqual(['theirs', 'mine'])
})

test('whoever ends the walk can wait until all is saved', async () => {
  const pad = keeper(walk(0, []))
  pad.add('one')
  pad.edit(pad.pad().notes[0]?.timestamp ?? '', 'one, better')
  await pad.settled()
  expect(pad.pad().state).toBe('saved')
  expect(sent.at(-1)?.notes).toMatchObject([{ content: 'one, better' }])
  await pad.settled()
  answers.push(() => ({ failed: true }))
  pad.add('two')
  await pad.settled()
  expect(pad.pad().state).toBe('waiting')
})

test('an emptied note is gone', async () => {
  const pad = keeper(walk(1, [note(1, 'a'), note(2, 'b')]))
  pad.edit(at(1), '  ')
  await vi.runAllTimersAsync()
  expect(sent[0]?.notes.map((n) => n.content)).toEqual(['b'])
})

test('two notes of one moment keep their order', () => {
  const pad = keeper(walk(0, []))
  pad.add('one')
  pad.add('two')
  const [one, two] = pad.pad().notes
  expect(Date.parse(two?.timestamp ?? '')).toBeGreaterThan(Date.parse(one?.timestamp ?? ''))
})

test('a note that one deleted and the other changed is not lost', () => {
  const base = [note(1, 'a')]
  expect(join({ base, notes: [], theirs: [note(1, 'a, changed')] }).notes).toHaveLength(1)
  expect(join({ base, notes: [], theirs: base }).notes).toEqual([])
  expect(join({ base, notes: [note(1, 'mine')], theirs: [] })).toMatchObject({ clashes: [{ theirs: null }] })
})
