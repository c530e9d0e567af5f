import { expect, test } from 'vitest'
import { type Change, chapters, type StoryWalk } from './story.ts'

const minute = (n: number): string => new Date(Date.UTC(2026, 2, 4, 12, n)).toISOString()
const change = (at: number, from: Change['from_status'], next: Change['to_status']): Change => ({
  at: minute(at),
  by: { id: 'ana', name: 'Ana' },
  acting_as: 'l1_tech',
  from_status: from,
  to_status: next,
  reason: '',
})
const walk = (from: number, ended: number | null, status: StoryWalk['status']): StoryWalk =>
  ({
    id: `walk-${from}`,
    started_at: minute(from),
    resolved_at: ended === null ? null : minute(ended),
    status,
  }) as StoryWalk

test('a call that was walked and resolved is told in two chapters', () => {
  const told = chapters({
    history: [change(0, null, 'walking'), change(9, 'walking', 'resolved')],
    walks: [walk(0, 9, 'resolved')],
  })
  expect(told.map((chapter) => chapter.kind)).toEqual(['created', 'walk'])
})

test('what no walk tells stands by itself, in order', () => {
  const told = chapters({
    history: [
      change(0, null, 'walking'),
      change(3, 'walking', 'walking'),
      change(9, 'walking', 'resolved'),
      change(20, 'resolved', 'open'),
      change(25, 'open', 'walking'),
    ],
    walks: [walk(0, 9, 'resolved'), walk(25, null, 'active')],
  })
  expect(told.map((chapter) => [chapter.kind, chapter.at])).toEqual([
    ['created', minute(0)],
    ['walk', minute(0)],
    ['change', minute(3)],
    ['change', minute(20)],
    ['walk', minute(25)],
  ])
})
