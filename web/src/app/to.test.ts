import { matchRoutes } from 'react-router'
import { expect, test } from 'vitest'
import { routes } from './routes.tsx'
import { safeNext, to } from './to.ts'

test('a filter that is not set is not in the address', () => {
  expect(to.tickets({ status: 'open', search: '' })).toBe('/tickets?status=open')
  expect(to.tickets()).toBe('/tickets')
})

test('signing in leads back only to pages of this application', () => {
  expect(safeNext('/l1/walk/1?x=2')).toBe('/l1/walk/1?x=2')
  expect(safeNext('//elsewhere.example')).toBeNull()
  expect(safeNext('/\\elsewhere.example')).toBeNull()
  expect(safeNext('https://elsewhere.example')).toBeNull()
  expect(safeNext('/sign-in?next=/')).toBeNull()
  expect(safeNext(null)).toBeNull()
})

test('what is not a screen is the page that says so', () => {
  expect(matchRoutes(routes, '/nowhere/at/all')?.at(-1)?.route.path).toBe('*')
})
