// Which tickets a list shows: in its address, so that a list somebody wants again is a link.

import type { TicketFilters } from '../app/to.ts'
import { calendarDay, daysBefore } from '../lib/dates.ts'

export const STATUSES = ['open', 'walking', 'escalated', 'resolved'] as const
export type Status = (typeof STATUSES)[number]

const NAMES = [
  'status',
  'search',
  'assigned_to',
  'created_by',
  'customer',
  'category',
  'age',
  'from',
  'to',
  'sort',
] as const satisfies readonly (keyof TicketFilters)[]

/** What a list is narrowed to beside its status and its words. */
export const CHIPS = ['assigned_to', 'created_by', 'customer', 'category', 'age', 'from', 'to'] as const

export function readFilters(query: URLSearchParams): TicketFilters {
  const given = NAMES.map((name) => [name, query.get(name) ?? undefined])
  return Object.fromEntries(given.filter(([, value]) => value !== undefined && value !== ''))
}

/** Days counted back from today, which a link means anew on each day: taken since then, or until then. */
const AGES = {
  today: { since: 0 },
  week: { since: 6 },
  month: { since: 29 },
  'over-day': { until: 1 },
  'over-week': { until: 7 },
  'over-month': { until: 30 },
} as const satisfies Record<string, { since: number } | { until: number }>

export type Age = keyof typeof AGES
export const AGE_NAMES = Object.keys(AGES) as readonly Age[]

/** The first and the last day of an age, or the days that are named. */
export function daysOf({ age, from, to }: TicketFilters, now: Date, timeZone: string): Days {
  const known = AGE_NAMES.find((name) => name === age)
  if (known === undefined) return { from, to }
  const span: { since?: number; until?: number } = AGES[known]
  const today = calendarDay(now, timeZone)
  return {
    from: span.since === undefined ? undefined : daysBefore(today, span.since),
    to: span.until === undefined ? undefined : daysBefore(today, span.until),
  }
}

interface Days {
  from: string | undefined
  to: string | undefined
}

/** Whoever waits is helped in turn; what is done is looked up, and the latest first. */
export function orderOf({ status, sort }: TicketFilters): 'newest' | 'oldest' {
  if (sort === 'newest' || sort === 'oldest') return sort
  return status === 'open' || status === 'walking' || status === 'escalated' ? 'oldest' : 'newest'
}
