import { CircleArrowRight } from 'lucide-react'
import { expect, test } from 'vitest'
import { fitting, type Offer, ticketNumber } from './palette.ts'

const offer = (label: string, detail?: string): Offer => ({
  id: label,
  label,
  detail,
  icon: CircleArrowRight,
})
const labels = (offers: readonly Offer[]): string[] => offers.map(({ label }) => label)

test('a number is one with and without its sign, and nothing else is', () => {
  expect(ticketNumber('1042')).toBe(1042)
  expect(ticketNumber(' #1042 ')).toBe(1042)
  expect(ticketNumber('# 7')).toBe(7)
  expect(ticketNumber('10 printers')).toBeNull()
  expect(ticketNumber('')).toBeNull()
  expect(ticketNumber('1e9')).toBeNull()
})

test('every word typed begins a word of what is offered, in any order and without accents', () => {
  const offers = [
    offer('Take the last step back'),
    offer('Audit log'),
    offer('Zoë Müller', 'zoe@northwind.example'),
  ]
  expect(labels(fitting(offers, 'ste ba'))).toEqual(['Take the last step back'])
  expect(labels(fitting(offers, 'LOG AUD'))).toEqual(['Audit log'])
  expect(labels(fitting(offers, 'muller zoe'))).toEqual(['Zoë Müller'])
  expect(labels(fitting(offers, 'zoe@north'))).toEqual(['Zoë Müller'])
  expect(labels(fitting(offers, 'tep'))).toEqual([])
  expect(fitting(offers, '')).toHaveLength(3)
})
