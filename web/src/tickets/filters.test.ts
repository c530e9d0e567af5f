import { expect, test } from 'vitest'
import { AGE_NAMES, daysOf, orderOf, readFilters } from './filters.ts'

// Already the 5th in Berlin.
const NOW = new Date('2026-03-04T23:30:00Z')

test('an age is counted in days of the account', () => {
  const days = (age: string) => daysOf({ age }, NOW, 'Europe/Berlin')
  expect(days('today')).toEqual({ from: '2026-03-05', to: undefined })
  expect(days('week')).toEqual({ from: '2026-02-27', to: undefined })
  expect(days('month')).toEqual({ from: '2026-02-04', to: undefined })
  expect(days('over-day')).toEqual({ from: undefined, to: '2026-03-04' })
  expect(days('over-week')).toEqual({ from: undefined, to: '2026-02-26' })
  expect(days('over-month')).toEqual({ from: undefined, to: '2026-02-03' })
  expect(daysOf({ age: 'today' }, NOW, 'UTC').from).toBe('2026-03-04')
  for (const age of AGE_NAMES) expect(daysOf({ age }, NOW, 'UTC')).not.toEqual({})
})

test('days that are named stand as they are, also where no age is known', () => {
  const named = { from: '2026-01-01', to: '2026-01-31' }
  expect(daysOf(named, NOW, 'UTC')).toEqual(named)
  expect(daysOf({ ...named, age: 'ancient' }, NOW, 'UTC')).toEqual(named)
})

test('what waits is oldest first, what is done newest first, unless the address says', () => {
  const order = (query: string) => orderOf(readFilters(new URLSearchParams(query)))
  expect(['open', 'walking', 'escalated'].map((status) => order(`status=${status}`))).toEqual(
    Array(3).fill('oldest'),
  )
  expect([order(''), order('status=resolved'), order('sort=sideways')]).toEqual(Array(3).fill('newest'))
  expect([order('status=open&sort=newest'), order('sort=oldest')]).toEqual(['newest', 'oldest'])
})
