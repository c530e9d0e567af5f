import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { api, cache } from '../api/client.ts'
import { refreshFor } from './refresh.ts'

const ticket = (id: string) =>
  api.queryOptions('get', '/internal-tickets/{id}', { params: { path: { id } } }).queryKey
const queue = api.queryOptions('get', '/l1/queue', {}).queryKey
const flows = api.queryOptions('get', '/flows', {}).queryKey

let now = Date.now()

beforeEach(() => {
  now += 60_000
  vi.useFakeTimers({ now })
  cache.clear()
  for (const key of [ticket('a'), ticket('b'), queue, flows]) cache.setQueryData(key as never, {} as never)
})
afterEach(async () => {
  await vi.advanceTimersByTimeAsync(20_000)
  vi.useRealTimers()
})

const isOld = (key: readonly unknown[]): boolean | undefined => cache.getQueryState(key)?.isInvalidated

test('what shows a changed thing is read anew, and nothing else', async () => {
  refreshFor([{ kind: 'ticket', id: 'a' }])
  await vi.advanceTimersByTimeAsync(0)
  expect([ticket('a'), ticket('b'), queue, flows].map(isOld)).toEqual([true, false, true, false])
})

test('many changes of one thing are one reading a second', async () => {
  refreshFor([{ kind: 'ticket', id: 'a' }])
  await vi.advanceTimersByTimeAsync(0)
  cache.setQueryData(queue as never, {} as never)
  refreshFor([{ kind: 'ticket', id: 'b' }])
  await vi.advanceTimersByTimeAsync(900)
  expect([ticket('b'), queue].map(isOld)).toEqual([true, false])
  await vi.advanceTimersByTimeAsync(350)
  expect(isOld(queue)).toBe(true)
})

test('what is being read already is read anew only after that', async () => {
  let answer = (): void => undefined
  const asked = vi.fn(() => new Promise((done) => (answer = () => done({}))))
  const reading = cache.fetchQuery({ queryKey: queue, queryFn: asked, staleTime: 0 } as never)
  refreshFor([{ kind: 'ticket', id: 'a' }])
  await vi.advanceTimersByTimeAsync(5000)
  expect(asked).toHaveBeenCalledTimes(1)
  answer()
  await reading
  expect(isOld(queue)).toBe(false)
  await vi.advanceTimersByTimeAsync(300)
  expect(isOld(queue)).toBe(true)
})

test('of what happens to walks, one’s own list hears what is on it or comes to it', async () => {
  const active = api.queryOptions('get', '/l1/sessions/active', {}).queryKey
  const me = api.queryOptions('get', '/auth/me').queryKey
  cache.setQueryData(me as never, { user: { id: 'dana' } } as never)
  cache.setQueryData(active as never, [{ id: 'mine', ticket_id: 't' }] as never)
  refreshFor([{ kind: 'walk', id: 'another', ticket_id: 'u', user_id: 'ben' }])
  await vi.advanceTimersByTimeAsync(0)
  expect(isOld(active)).toBe(false)
  refreshFor([{ kind: 'walk', id: 'mine', ticket_id: 't', user_id: 'ben' }])
  await vi.advanceTimersByTimeAsync(0)
  expect(isOld(active)).toBe(true)
  cache.setQueryData(active as never, [] as never)
  await vi.advanceTimersByTimeAsync(1000)
  refreshFor([{ kind: 'walk', id: 'another', ticket_id: 'u', user_id: 'dana' }])
  await vi.advanceTimersByTimeAsync(0)
  expect(isOld(active)).toBe(true)
})

test('a kind that only a later server knows is passed over', () => {
  expect(() => refreshFor([{ kind: 'weather' as never, id: 'x' }])).not.toThrow()
})
