import { expect, test } from 'vitest'
import { localOf, momentOf } from './zoned.ts'

const VIENNA = 'Europe/Vienna'
const iso = (local: string, zone?: string) => momentOf(local, zone)?.toISOString()

test('what the clocks of a zone show is a moment, and back', () => {
  expect(iso('2026-11-23T14:30', VIENNA)).toBe('2026-11-23T13:30:00.000Z')
  expect(iso('2026-07-01T14:30', VIENNA)).toBe('2026-07-01T12:30:00.000Z')
  expect(iso('2026-11-23T14:30', 'America/St_Johns')).toBe('2026-11-23T18:00:00.000Z')
  expect(localOf(new Date('2026-11-23T13:30:59Z'), VIENNA)).toBe('2026-11-23T14:30')
  expect(localOf(new Date('2026-12-31T23:30:00Z'), VIENNA)).toBe('2027-01-01T00:30')
})

test('around a change of the clocks both sides keep their own offset', () => {
  expect(iso('2026-10-25T01:59', VIENNA)).toBe('2026-10-24T23:59:00.000Z')
  expect(iso('2026-10-25T03:00', VIENNA)).toBe('2026-10-25T02:00:00.000Z')
  expect(iso('2026-03-29T01:59', VIENNA)).toBe('2026-03-29T00:59:00.000Z')
  expect(iso('2026-03-29T03:00', VIENNA)).toBe('2026-03-29T01:00:00.000Z')
})

test('what is half typed is no moment', () => {
  expect(momentOf('', VIENNA)).toBeNull()
})
