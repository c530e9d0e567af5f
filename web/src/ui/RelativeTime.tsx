// A moment, as an age in lists and in full on pages, in the account's time zone.

import { createContext, useContext } from 'react'
import { useMinuteHand } from '../lib/clock.ts'
import { age, dateTime } from '../lib/dates.ts'

/** The account's time zone; the browser's where nobody is signed in. */
export const TimeZone = createContext<string | undefined>(undefined)

export function useTimeZone(): string | undefined {
  return useContext(TimeZone)
}

/** "4 min"; the full time on hover. */
export function RelativeTime({ at, className }: { at: string; className?: string }) {
  const zone = useTimeZone()
  const now = useMinuteHand()
  const moment = new Date(at)
  return (
    <time dateTime={at} title={dateTime(moment, zone)} className={className}>
      {age(moment, new Date(now), zone)}
    </time>
  )
}

export function AbsoluteTime({ at, className }: { at: string; className?: string }) {
  const zone = useTimeZone()
  return (
    <time dateTime={at} className={className}>
      {dateTime(new Date(at), zone)}
    </time>
  )
}
