import { expect, test } from 'vitest'
import { asTheyAre, consequences, fullRole, type Person, type Seats } from './follows.ts'

const dana: Person = {
  id: 'dana',
  name: 'Dana',
  email: 'dana@northwind.example',
  account_role: 'l1_tech',
  is_super_admin: false,
  can_cover_l1: false,
  is_active: true,
  created_at: '2026-01-01T00:00:00Z',
  last_seen_at: null,
  walks_in_hand: 3,
  open_sessions: 2,
  has_second_factor: false,
}

const seats: Seats = {
  engineer: { role: 'engineer', current: 5, limit: 5, available: 0 },
  l1_tech: { role: 'l1_tech', current: 1, limit: null, available: null },
}

test('deactivating says what it ends, in numbers', () => {
  expect(consequences(dana, { ...asTheyAre(dana), active: false })).toEqual([
    { what: 'signsOut', count: 2 },
    { what: 'putsBack', count: 3 },
    { what: 'frees', role: 'l1_tech' },
  ])
})

test('a role that may still walk keeps the walks', () => {
  expect(consequences(dana, { ...asTheyAre(dana), role: 'owner' })).toEqual([
    { what: 'signsOut', count: 2 },
    { what: 'frees', role: 'l1_tech' },
  ])
})

test('coverage goes with the engineer', () => {
  const cora: Person = { ...dana, account_role: 'engineer', can_cover_l1: true, open_sessions: 0 }
  expect(consequences(cora, { role: 'viewer', covers: false, active: true })).toEqual([
    { what: 'putsBack', count: 3 },
    { what: 'endsCoverage' },
    { what: 'frees', role: 'engineer' },
  ])
  expect(consequences(cora, { ...asTheyAre(cora), covers: false })).toEqual([{ what: 'putsBack', count: 3 }])
})

test('a full role is in the way of those who have no seat of it yet', () => {
  expect(fullRole(dana, { ...asTheyAre(dana), role: 'engineer' }, seats)).toBe('engineer')
  expect(
    fullRole({ ...dana, account_role: 'engineer' }, { ...asTheyAre(dana), role: 'engineer' }, seats),
  ).toBe(null)
  expect(fullRole({ ...dana, is_active: false }, asTheyAre(dana), seats)).toBe(null)
  expect(fullRole(dana, { ...asTheyAre(dana), role: 'engineer' }, undefined)).toBe(null)
})
