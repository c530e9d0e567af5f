import { expect, test } from 'vitest'
import { operator, person } from '../../test/people.ts'
import { landing, navigation } from './navigation.ts'

const names = (me: Parameters<typeof navigation>[0]): string[] => navigation(me).map((item) => item.name)

test('a technician finds the workspace first and lands there', () => {
  const me = person('l1_tech')
  expect(names(me)).toEqual(['workspace', 'tickets', 'drafts', 'flows', 'guides', 'account'])
  expect(landing(me)).toBe('/l1')
})

test('an engineer finds the L1 workspace only while covering', () => {
  expect(names(person('engineer'))).toEqual(['tickets', 'flows', 'proposals', 'guides', 'account'])
  expect(names(person('engineer', { covers: true }))).toEqual([
    'tickets',
    'flows',
    'proposals',
    'l1Workspace',
    'guides',
    'account',
  ])
  expect(landing(person('engineer'))).toBe('/tickets')
})

test('an owner finds all, a viewer only flows and their account', () => {
  expect(names(person('owner'))).toEqual([
    'tickets',
    'flows',
    'proposals',
    'l1Workspace',
    'people',
    'audit',
    'guides',
    'account',
  ])
  expect(names(person('viewer'))).toEqual(['flows', 'guides', 'account'])
  expect(landing(person('viewer'))).toBe('/flows')
})

test('an operator finds the accounts first, and not while inside one of them', () => {
  expect(names(operator())[0]).toBe('accounts')
  expect(landing(operator())).toBe('/admin/accounts')
  const inside = operator()
  inside.permissions.manage_installation = false
  expect(names(inside)).not.toContain('accounts')
})
