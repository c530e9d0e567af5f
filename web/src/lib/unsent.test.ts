import { beforeEach, expect, test, vi } from 'vitest'

const kept = new Map<string, unknown>()
vi.mock('idb-keyval', () => ({
  createStore: () => 'store',
  set: async (key: string, value: unknown) => void kept.set(key, value),
  get: async (key: string) => kept.get(key),
  keys: async () => [...kept.keys()],
  delMany: async (names: string[]) => {
    for (const name of names) kept.delete(name)
  },
  clear: async () => kept.clear(),
}))

const { forgetAllUnsent, forgetUnsent, keepUnsent, openUnsent, readUnsent, useUnsent } = await import(
  './unsent.ts'
)

beforeEach(async () => {
  kept.clear()
  await forgetAllUnsent()
})

test('what is kept is read again by the same person only', async () => {
  await keepUnsent('ana', 'walk/1', 'The light blinks')
  expect(await readUnsent('ana', 'walk/1')).toBe('The light blinks')
  expect(await readUnsent('ben', 'walk/1')).toBeUndefined()
})

test('what waits is counted once a name and no longer once it is forgotten', async () => {
  await keepUnsent('ana', 'walk/1', 'a')
  await keepUnsent('ana', 'walk/1', 'ab')
  expect(useUnsent.getState().waiting.size).toBe(1)
  await forgetUnsent('ana', 'walk/1')
  expect(useUnsent.getState().waiting.size).toBe(0)
  expect(kept.size).toBe(0)
})

test('signing in erases what another person left and counts what one left oneself', async () => {
  await keepUnsent('ana', 'walk/1', 'a')
  kept.set('ben/intake', 'his customer')
  await openUnsent('ana')
  expect([...kept.keys()]).toEqual(['ana/walk/1'])
  expect([...useUnsent.getState().waiting]).toEqual(['walk/1'])
})
