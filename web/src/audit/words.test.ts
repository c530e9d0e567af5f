import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { actionsByKind, actionWords, kindWords } from './words.ts'

const { components } = JSON.parse(readFileSync('../server/openapi.json', 'utf8')) as {
  components: { schemas: { ActionName: { enum: string[] } } }
}
const ACTIONS = components.schemas.ActionName.enum

test('every action of the server has words in audit.actions, and every word an action', () => {
  expect(ACTIONS.filter((action) => actionWords(action) === action)).toEqual([])
  const offered = actionsByKind().flatMap(([, actions]) => actions)
  expect(offered.toSorted()).toEqual(ACTIONS.toSorted())
})

test('every kind of action has a name in audit.kinds', () => {
  const kinds = new Set(ACTIONS.map((action) => action.slice(0, action.indexOf('.'))))
  expect([...kinds].filter((kind) => kindWords(kind) === kind)).toEqual([])
})

test('an action of another version is shown as it is', () => {
  expect(actionWords('rocket.launched')).toBe('rocket.launched')
})
