// Times as people read them: relative in lists, absolute on pages, always in the account's time zone.

import { locale } from '../messages/i18n.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** "now", "4 min", "3 h", "2 d", then the date: short enough for a table's cell. */
export function age(then: Date, now: Date, timeZone?: string): string {
  const seconds = Math.max(0, Math.round((now.getTime() - then.getTime()) / 1000))
  if (seconds < MINUTE) return relative(0, 'second')
  if (seconds < HOUR) return unit(Math.floor(seconds / MINUTE), 'minute')
  if (seconds < DAY) return unit(Math.floor(seconds / HOUR), 'hour')
  if (seconds < 7 * DAY) return unit(Math.floor(seconds / DAY), 'day')
  return format(
    then,
    {
      day: 'numeric',
      month: 'short',
      year: yearOf(then, timeZone) === yearOf(now, timeZone) ? undefined : 'numeric',
    },
    timeZone,
  )
}

/** "1:05" or "1:02:09": how long a call has been going on. */
export function elapsed(from: Date, to: Date): string {
  const seconds = Math.max(0, Math.floor((to.getTime() - from.getTime()) / 1000))
  const two = (n: number): string => String(n).padStart(2, '0')
  const hours = Math.floor(seconds / HOUR)
  const minutes = Math.floor((seconds % HOUR) / MINUTE)
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

/** "12 min" or "1 h 5 min": how long something took. */
export function duration(from: Date, to: Date): string {
  const minutes = Math.max(1, Math.round((to.getTime() - from.getTime()) / 60_000))
  const hours = Math.floor(minutes / 60)
  if (hours === 0) return unit(minutes, 'minute')
  return minutes % 60 === 0 ? unit(hours, 'hour') : `${unit(hours, 'hour')} ${unit(minutes % 60, 'minute')}`
}

/** The date and time in full, for pages and for hovering. */
export function dateTime(at: Date, timeZone?: string): string {
  return format(at, { dateStyle: 'medium', timeStyle: 'short' }, timeZone)
}

/** The time of day alone: for what happened today, in a list under its date. */
export function timeOfDay(at: Date, timeZone?: string): string {
  return format(at, { timeStyle: 'short' }, timeZone)
}

/** "Tuesday, 4 March". */
export function longDay(at: Date, timeZone?: string): string {
  return format(at, { weekday: 'long', day: 'numeric', month: 'long' }, timeZone)
}

/** The day in a time zone, as dates are written in addresses: "2026-03-04". */
export function calendarDay(at: Date, timeZone?: string): string {
  // Sweden writes it so.
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: known(timeZone) }).format(at)
}

/** So many days before such a day. */
export function daysBefore(day: string, count: number): string {
  const noon = new Date(`${day}T12:00:00Z`)
  noon.setUTCDate(noon.getUTCDate() - count)
  return noon.toISOString().slice(0, 10)
}

export type PartOfDay = 'morning' | 'afternoon' | 'evening'

export function partOfDay(at: Date, timeZone?: string): PartOfDay {
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hour12: false, timeZone: known(timeZone) }).format(
      at,
    ),
  )
  if (hour >= 5 && hour < 12) return 'morning'
  return hour >= 12 && hour < 18 ? 'afternoon' : 'evening'
}

function unit(value: number, name: 'minute' | 'hour' | 'day'): string {
  const style = { style: 'unit', unit: name, unitDisplay: name === 'day' ? 'long' : 'short' } as const
  return new Intl.NumberFormat(locale(), style).format(value).replace('hr', 'h')
}

function relative(value: number, name: Intl.RelativeTimeFormatUnit): string {
  return new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(value, name)
}

function format(at: Date, options: Intl.DateTimeFormatOptions, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale(), { ...options, timeZone: known(timeZone) }).format(at)
}

/** A zone the browser has never heard of must not break the page: the browser's own is used instead. */
export function known(timeZone?: string): string | undefined {
  if (timeZone === undefined) return undefined
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return timeZone
  } catch {
    return undefined
  }
}

function yearOf(at: Date, timeZone?: string): string {
  return new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: known(timeZone) }).format(at)
}
