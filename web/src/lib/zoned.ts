// Dates and times as they are typed, in a time zone that need not be the browser's.

import { known } from './dates.ts'

/** What the clocks there show, as a date and time field has it: "2026-11-23T14:30". */
export function localOf(at: Date, timeZone?: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: known(timeZone),
  }).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((found) => found.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`
}

/** When the clocks there show that; null for what is no date and time. Where they skip it, the moment as long after the skip. */
export function momentOf(local: string, timeZone?: string): Date | null {
  const wanted = Date.parse(`${local}Z`)
  if (Number.isNaN(wanted)) return null
  let at = wanted
  // The offset at a first guess may be that of the other side of a change of the clocks.
  for (let look = 0; look < 2; look += 1)
    at = wanted - (Date.parse(`${localOf(new Date(at), timeZone)}Z`) - at)
  return new Date(at)
}
