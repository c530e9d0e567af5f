import { expect, test } from 'vitest'
import { walkOf } from '../test/walks.ts'
import type { PadNote } from '../walks/notes.ts'
import { withNote } from '../walks/notes.ts'
import type { Walk } from '../walks/walk.ts'
import { append, changeNotes, clashesOf, type Notes, notesOf, type WalkLane } from './acts.ts'
import type { Change } from './queue.ts'
import { letGo, refusedBy, refusedTogether, sendAgain, settle } from './refusals.ts'

const ana = { id: 'ana', name: 'Ana' }
const ben = { id: 'ben', name: 'Ben' }
const at = (second: number): string => new Date(Date.UTC(2026, 2, 4, 12, 0, second)).toISOString()
const note = (second: number, content: string, by = ana): PadNote => ({ timestamp: at(second), content, by })
const server = (notes_revision: number, ...walk_notes: PadNote[]): Walk =>
  walkOf({ notes_revision, walk_notes })

let made = 0
const fresh = () => ({ id: `key-${++made}`, at: at(0) })
const write = (walk: Walk, second: number, content: string) =>
  changeNotes(fresh(), walk, (notes) => withNote(notes, note(second, content)))
const step = (step_count: number, answer = 'Yes') =>
  append(fresh(), {
    kind: 'step',
    body: { node_id: 'webmail', question: 'Q', answer, note: null, step_count },
  })
const lane = (...changes: Change<Parameters<typeof append>[1]>[]): WalkLane =>
  changes.reduce<WalkLane>((entries, change) => change(entries), [])
const tried: Change<Parameters<typeof append>[1]> = (entries) =>
  entries.map((entry, index) => (index === 0 ? { ...entry, isTried: true as const } : entry))
const saves = (entries: WalkLane) =>
  entries
    .map(({ act }) => act)
    .filter((act): act is Notes => act.kind === 'notes')
    .map(({ revision, notes }) => [revision, ...notes.map(({ content }) => content)])
const movedOn = (walk: Walk) => refusedBy({ code: 'notes_moved_on', message: '' }, walk, `key-${++made}`)

test('a save that has not left yet takes what is written meanwhile; one that may have arrived stays as it is', () => {
  const walk = server(3)
  const first = lane(write(walk, 1, 'a'), write(walk, 1, 'ab'), write(walk, 2, 'c'))
  expect(saves(first)).toEqual([[3, 'ab', 'c']])
  const next = lane(() => first, tried, write(walk, 1, 'abc'), write(walk, 3, 'd'))
  expect(saves(next)).toEqual([
    [3, 'ab', 'c'],
    [4, 'abc', 'c', 'd'],
  ])
  expect(notesOf(walk, next).map(({ content }) => content)).toEqual(['abc', 'c', 'd'])
})

test('a change that was taken back before it left is none', () => {
  const walk = server(1, note(1, 'a'))
  expect(lane(write(walk, 2, 'b'), write(walk, 2, ' '))).toEqual([])
  expect(lane(write(walk, 1, 'a'))).toEqual([])
})

test('what came between two saves stays between them', () => {
  const walk = server(0)
  const kinds = lane(write(walk, 1, 'a'), step(0), write(walk, 2, 'b')).map(({ act }) => act.kind)
  expect(kinds).toEqual(['notes', 'step', 'notes'])
})

test("somebody else's notes and ours become one, under a new key, and what waits behind is written on that", () => {
  const before = server(4, note(1, 'old'))
  const waiting = lane(write(before, 2, 'mine'), tried, step(0), write(before, 3, 'mine too'))
  const joined = lane(() => waiting, movedOn(server(9, note(1, 'old'), note(5, 'theirs', ben))))
  expect(saves(joined)).toEqual([
    [9, 'old', 'mine', 'theirs'],
    [10, 'old', 'mine', 'mine too', 'theirs'],
  ])
  expect(joined[0]?.id).not.toBe(waiting[0]?.id)
  expect(joined[0]?.isTried).toBeUndefined()
  expect(joined[0]?.refused).toBeUndefined()
})

test('a save whose notes are there already is done with', () => {
  const before = server(4)
  const waiting = lane(write(before, 2, 'mine'), tried, write(before, 3, 'more'))
  expect(saves(lane(() => waiting, movedOn(server(5, note(2, 'mine')))))).toEqual([[5, 'mine', 'more']])
})

test('a note that both changed waits until it is decided: for mine, for theirs, or for both', () => {
  const before = server(1, note(1, 'port 1'))
  const fresher = server(2, note(1, 'port 3', ben))
  const stuck = lane(write(before, 1, 'port 2'), tried, write(before, 2, 'later'), movedOn(fresher))
  const [clash] = clashesOf(stuck)
  expect(clash).toMatchObject({ mine: { content: 'port 2' }, theirs: { content: 'port 3', by: ben } })
  expect(stuck[0]?.refused?.code).toBe('notes_clash')
  expect(notesOf(fresher, stuck).map(({ content }) => content)).toEqual(['port 2', 'later'])
  if (!clash) return
  const decided = (choice: 'mine' | 'theirs' | 'both') => lane(() => stuck, settle(clash, choice))
  expect(saves(decided('mine'))).toEqual([
    [2, 'port 2'],
    [3, 'port 2', 'later'],
  ])
  expect(saves(decided('theirs'))).toEqual([
    [2, 'port 3'],
    [3, 'port 3', 'later'],
  ])
  expect(saves(decided('both'))[0]).toEqual([2, 'port 3', 'port 2'])
  expect(saves(decided('both'))[1]).toContain('later')
  for (const choice of ['mine', 'theirs', 'both'] as const) {
    expect(decided(choice)[0]?.refused).toBeUndefined()
    expect(clashesOf(decided(choice))).toEqual([])
  }
})

test('of two clashes both have to be decided', () => {
  const before = server(1, note(1, 'a'), note(2, 'b'))
  const stuck = lane(
    write(before, 1, 'a mine'),
    write(before, 2, 'b mine'),
    tried,
    movedOn(server(2, note(1, 'a theirs', ben), note(2, 'b theirs', ben))),
  )
  const [first, second] = clashesOf(stuck)
  if (!first || !second) throw new Error('there are two')
  const one = lane(() => stuck, settle(first, 'theirs'))
  expect(one[0]?.refused?.code).toBe('notes_clash')
  const both = lane(() => one, settle(second, 'mine'))
  expect(both[0]?.refused).toBeUndefined()
  expect(saves(both)).toEqual([[2, 'a theirs', 'b mine']])
})

test('a step that lost a race is refused with all that builds on it, and the notes are not', () => {
  const waiting = lane(
    step(0),
    write(server(0), 1, 'a'),
    step(1),
    append(fresh(), { kind: 'back', body: { step_count: 2 }, answer: 'Yes' }),
  )
  const fresher = walkOf({
    step_count: 1,
    walked_path: [{ seq: 1, node_id: 'webmail', question: 'Q', answer: 'No', at: at(1), by: ben }],
  })
  const refused = lane(() => waiting, refusedBy({ code: 'walk_moved_on', message: '' }, fresher, 'k'))
  expect(refusedTogether(refused).map(({ act }) => act.kind)).toEqual(['step', 'step', 'back'])
  expect(saves(lane(() => refused, letGo(fresh(), fresher)))).toEqual([[0, 'a']])
  const asNote = lane(() => refused, letGo(fresh(), fresher, note(9, 'Q → Yes')))
  expect(asNote.map(({ act }) => act.kind)).toEqual(['notes'])
  expect(saves(asNote)).toEqual([[0, 'a', 'Q → Yes']])
})

test('a step that is there already, from another tab, is done with', () => {
  const there = walkOf({
    step_count: 1,
    walked_path: [{ seq: 1, node_id: 'webmail', question: 'Q', answer: 'Yes', at: at(1), by: ana }],
  })
  const refusal = { code: 'walk_moved_on', message: '' }
  expect(lane(step(0), step(1), refusedBy(refusal, there, 'k'))).toHaveLength(1)
  expect(lane(step(0, 'No'), refusedBy(refusal, there, 'k'))[0]?.refused?.code).toBe('walk_moved_on')
  const withNote = append(fresh(), {
    kind: 'step',
    body: { node_id: 'webmail', answer: 'Yes', note: 'asked twice', step_count: 0 },
  })
  expect(lane(withNote, refusedBy(refusal, there, 'k'))[0]?.refused).toBeDefined()
})

test('when the walk is somebody else’s all of it is refused together, and may be sent once it is one’s own again', () => {
  const resolve = append(fresh(), { kind: 'resolve', body: { resolution_notes: 'x', helpful: true } })
  const waiting = lane(step(0), write(server(0), 1, 'a'), resolve)
  const refused = lane(() => waiting, refusedBy({ code: 'not_holder', message: '' }, walkOf(), 'k'))
  expect(refusedTogether(refused)).toHaveLength(3)
  expect(lane(() => refused, letGo(fresh(), walkOf()))).toEqual([])
  expect(lane(() => refused, sendAgain)).toEqual(waiting)
})
