import { expect, test } from 'vitest'
import { strength } from './strength.ts'

const known = ['nina@neu.example', 'Nina Neumann', 'Northwind IT']

test('what is missing is counted in characters', () => {
  expect(strength('elevenchars', known)).toEqual({ says: 'tooShort', count: 1 })
  expect(strength('ä'.repeat(10), known)).toEqual({ says: 'tooShort', count: 2 })
})

test('nothing is said of nothing, and too much is too much', () => {
  expect(strength('', known)).toEqual({ says: 'nothing' })
  expect(strength('ä'.repeat(128), known)).toEqual({ says: 'fair' })
  expect(strength('a'.repeat(129), known)).toEqual({ says: 'tooLong' })
})

test('a name with something added is no password', () => {
  expect(strength('northwind-2026!', known)).toEqual({ says: 'personal' })
  expect(strength('Neumann12345', known)).toEqual({ says: 'personal' })
})

test('length is what counts', () => {
  expect(strength('gravel tulip', known)).toEqual({ says: 'fair' })
  expect(strength('gravel tulip northwind banjo ', known)).toEqual({ says: 'good' })
  expect(strength('a'.repeat(30), known)).toEqual({ says: 'fair' })
})
