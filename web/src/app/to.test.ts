import { matchRoutes, type RouteObject } from 'react-router'
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

test('every link leads to a screen, and every screen has its link', () => {
  const links = [
    to.home(),
    to.signIn(),
    to.join(),
    to.people(),
    to.register(),
    to.finishRegistration(),
    to.forgot(),
    to.reset(),
    to.confirmEmail(),
    to.workspace(),
    to.walk('w'),
    to.l1Tickets(),
    to.accounts(),
    to.tickets(),
    to.ticket('t'),
    to.audit(),
    to.flows(),
    to.flow('f'),
    to.editFlow('f'),
    to.drafts(),
    to.proposals(),
    to.proposal('p'),
    to.editProposal('p'),
    to.guides(),
    to.account(),
    to.setUpSecondFactor(),
    to.billing(),
  ]
  const reached = links.map((link) => matchRoutes(routes, link)?.at(-1)?.route.path)
  expect(reached).not.toContain('*')
  expect(reached.toSorted()).toEqual(paths(routes).toSorted())
})

function paths(of: RouteObject[]): string[] {
  return of.flatMap((route) => [
    ...(route.path && route.path !== '*' ? [route.path] : []),
    ...paths(route.children ?? []),
  ])
}
