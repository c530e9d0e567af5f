import { expect, test } from 'vitest'
import { delay } from './backoff.ts'

test('each wait is about twice the one before, up to a limit', () => {
  const middle = (): number => 0.5
  expect([1, 2, 3, 4, 5, 9].map((n) => delay(n, undefined, middle))).toEqual([
    400, 800, 1600, 3200, 6000, 6000,
  ])
})

test('two clients do not wait equally long', () => {
  expect(delay(3, undefined, () => 0)).toBe(800)
  expect(delay(3, undefined, () => 1)).toBe(2400)
})

test('the server decides when it says how long', () => {
  expect(delay(1, 3, () => 0)).toBe(3000)
})
