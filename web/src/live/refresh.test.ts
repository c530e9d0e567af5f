import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { api, cache } from '../api/client.ts'
import { refreshFor } from './refresh.ts'

const ticket = (id: string) =>
  api.queryOptions('get', '/internal-tickets/{id}', { params: { path: { id } } }).queryKey
const queue = api.queryOptions('get', '/l1/queue', {}).queryKey
const flows = api.queryOptions('get', '/flows', {}).queryKey

beforeEach(() => {
  vi.useFakeTimers({ now: Date.now() + 60_000 })
  cache.clear()
  for (const key of [ticket('a'), ticket('b'), queue, flows]) cache.setQueryData(key as never, {} as never)
})
afterEach(() => vi.useRealTimers())

const isOld = (key: readonly unknown[]): boolean | undefined => cache.getQueryState(key)?.isInvalidated

test('what shows a changed thing is read anew, and nothing else', async () => {
  refreshFor([{ kind: 'ticket', id: 'a' }])
  await vi.advanceTimersByTimeAsync(0)
  expect([ticket('a'), ticket('b'), queue, flows].map(isOld)).toEqual([true, false, true, false])
})

test('many changes are one reading a second', async () => {
  refreshFor([{ kind: 'ticket', id: 'a' }])
  await vi.advanceTimersByTimeAsync(0)
  cache.setQueryData(queue as never, {} as never)
  refreshFor([{ kind: 'ticket', id: 'b' }])
  refreshFor([{ kind: 'flow', id: 'f' }])
  await vi.advanceTimersByTimeAsync(900)
  expect([queue, flows].map(isOld)).toEqual([false, false])
  await vi.advanceTimersByTimeAsync(200)
  expect([ticket('b'), queue, flows].map(isOld)).toEqual([true, true, true])
})

test('a kind that only a later server knows is passed over', () => {
  expect(() => refreshFor([{ kind: 'weather' as never, id: 'x' }])).not.toThrow()
})
