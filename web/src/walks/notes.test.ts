import { expect, test } from 'vitest'
import { freshTime, join, type PadNote, withNote } from './notes.ts'

const ana = { id: 'ana', name: 'Ana' }
const at = (second: number): string => new Date(Date.UTC(2026, 2, 4, 12, 0, second)).toISOString()
const note = (second: number, content: string): PadNote => ({ timestamp: at(second), content, by: ana })
const contents = (notes: readonly PadNote[]): string[] => notes.map(({ content }) => content)

test('a note is what was written without blanks around it, in the order of its time', () => {
  expect(contents(withNote([note(2, 'b')], note(1, ' a ')))).toEqual(['a', 'b'])
  expect(contents(withNote([note(1, 'a')], note(1, 'a, better')))).toEqual(['a, better'])
})

test('an emptied note is gone', () => {
  expect(contents(withNote([note(1, 'a'), note(2, 'b')], note(1, '  ')))).toEqual(['b'])
  expect(withNote([], note(1, ''))).toEqual([])
})

test('two notes of one moment keep their order', () => {
  expect(Date.parse(freshTime([note(5, 'a')], new Date(at(5))))).toBe(Date.parse(at(5)) + 1)
  expect(freshTime([note(5, 'a')], new Date(at(7)))).toBe(at(7))
})

test('a note that one deleted and the other changed is not lost', () => {
  const base = [note(1, 'a')]
  expect(join({ base, notes: [], theirs: [note(1, 'a, changed')] }).notes).toHaveLength(1)
  expect(join({ base, notes: [], theirs: base }).notes).toEqual([])
  expect(join({ base, notes: [note(1, 'mine')], theirs: [] })).toMatchObject({ clashes: [{ theirs: null }] })
})
