import { expect, test } from 'vitest'
import type { Schemas } from '../api/client.ts'
import { remindersOf, timeSpent, timingOf } from './pauses.ts'

const NOON = Date.parse('2026-11-23T12:00:00Z')
const at = (hours: number) => new Date(NOON + hours * 3_600_000).toISOString()
const pause = (from: number, until: number) => ({
  paused_at: at(from),
  resume_at: at(until),
  reason: 'Rings back',
})

test('a pause is due when its time has come', () => {
  const waiting = { pause: pause(-1, 1), abandoned_from: at(25) }
  expect(timingOf(waiting, NOON)).toEqual({ is: 'waiting', pause: waiting.pause })
  expect(timingOf(waiting, NOON + 3_600_000)).toEqual({ is: 'due', pause: waiting.pause })
})

test('a walk that is soon abandoned says so, paused or not; an ended one never', () => {
  expect(timingOf({ abandoned_from: at(2.1) }, NOON)).toEqual({ is: 'running' })
  expect(timingOf({ abandoned_from: at(1.9) }, NOON)).toEqual({ is: 'left alone', until: at(1.9) })
  expect(timingOf({ pause: pause(-30, -23), abandoned_from: at(1) }, NOON).is).toBe('left alone')
  expect(timingOf({ abandoned_from: null }, NOON)).toEqual({ is: 'running' })
})

test('a call takes no time while it is paused', () => {
  const past = { ...pause(-3, -2), ended_at: at(-2), by: { id: 'dana', name: 'Dana' } }
  const spent = (walk: Parameters<typeof timeSpent>[0], now = NOON) => {
    const [from, to] = timeSpent(walk, now)
    return (to.getTime() - from.getTime()) / 3_600_000
  }
  expect(spent({ started_at: at(-4), pauses: [] })).toBe(4)
  expect(spent({ started_at: at(-4), pauses: [past] })).toBe(3)
  expect(spent({ started_at: at(-4), pauses: [past], pause: pause(-1, 1) })).toBe(2)
  expect(spent({ started_at: at(-4), pauses: [past], resolved_at: at(-1.5) })).toBe(1.5)
})

test('one is reminded once of a time, and again of another', () => {
  const walk = { id: 'walk', pause: pause(-2, -1), abandoned_from: at(23) } as Schemas['ActiveWalkView']
  const names = (walks: Schemas['ActiveWalkView'][], now = NOON) =>
    remindersOf(walks, now).map(({ name }) => name)
  expect(names([walk])).toHaveLength(1)
  expect(names([walk], NOON + 60_000)).toEqual(names([walk]))
  expect(names([{ ...walk, pause: pause(-2, -0.5) }])).not.toEqual(names([walk]))
  expect(
    names([
      { ...walk, pause: pause(-2, 1) },
      { ...walk, pause: null },
    ]),
  ).toEqual([])
})
