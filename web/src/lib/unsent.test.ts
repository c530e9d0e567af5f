import 'fake-indexeddb/auto'
import { clear, createStore, keys, set } from 'idb-keyval'
import { beforeEach, expect, test } from 'vitest'
import {
  changeList,
  forgetAllUnsent,
  forgetUnsent,
  keepUnsent,
  openUnsent,
  readList,
  readLists,
  readUnsent,
  useUnsent,
} from './unsent.ts'

const browser = createStore('resolutionflow', 'unsent')

beforeEach(async () => {
  await clear(browser)
  await forgetAllUnsent()
})

test('what is kept is read again by the same person only', async () => {
  await keepUnsent('ana', 'walk/1', 'The light blinks')
  expect(await readUnsent('ana', 'walk/1')).toBe('The light blinks')
  expect(await readUnsent('ben', 'walk/1')).toBeUndefined()
  await changeList('ana', '1', () => ['a'])
  expect(await readList('ana', '1')).toEqual(['a'])
  expect(await readList('ben', '1')).toEqual([])
  expect([...(await readLists('ana'))]).toEqual([['1', ['a']]])
  expect((await readLists('ben')).size).toBe(0)
})

test('what waits is counted once a name and no longer once it is forgotten', async () => {
  await keepUnsent('ana', 'walk/1', 'a')
  await keepUnsent('ana', 'walk/1', 'ab')
  expect(useUnsent.getState().texts.size).toBe(1)
  await forgetUnsent('ana', 'walk/1')
  expect(useUnsent.getState().texts.size).toBe(0)
  expect(await keys(browser)).toEqual([])
})

test('changes made to a list at once are all made, and an empty list is not kept', async () => {
  const add = (what: string) => changeList<string>('ana', '1', (list) => [...list, what])
  await Promise.all([add('a'), add('b'), add('c')])
  expect(await readList('ana', '1')).toEqual(['a', 'b', 'c'])
  await changeList('ana', '1', () => [])
  expect(await keys(browser)).toEqual([])
})

test('signing in erases what another person left and counts what one left oneself', async () => {
  await keepUnsent('ana', 'walk/1', 'a')
  await changeList('ana', '1', () => ['hers'])
  await set('ben/intake', 'his customer', browser)
  await changeList('ben', '2', () => ['his'])
  await openUnsent('ana')
  expect(await keys(browser)).toEqual(['ana/out/1', 'ana/walk/1'])
  expect([...useUnsent.getState().texts]).toEqual(['walk/1'])
})

test('signing out erases all of it', async () => {
  await keepUnsent('ana', 'walk/1', 'a')
  await changeList('ana', '1', () => ['hers'])
  await forgetAllUnsent()
  expect(await keys(browser)).toEqual([])
})
