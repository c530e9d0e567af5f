// When a walk that waits is due, when one that nobody touches is abandoned, and how long a call took without its pauses.

import type { Schemas } from '../api/client.ts'

type Pause = Schemas['Pause']

interface Timed {
  pause?: Pause | null
  abandoned_from?: string | null
}

/** Its holder is warned so long before. */
const WARNED_MS = 2 * 3_600_000

/** What its holder should know of a walk's time now, if anything. */
export type Timing =
  | { is: 'waiting'; pause: Pause }
  | { is: 'due'; pause: Pause }
  | { is: 'left alone'; until: string }
  | { is: 'running' }

export function timingOf({ pause, abandoned_from: until }: Timed, now: number): Timing {
  if (until && Date.parse(until) - now < WARNED_MS) return { is: 'left alone', until }
  if (pause) return { is: Date.parse(pause.resume_at) <= now ? 'due' : 'waiting', pause }
  return { is: 'running' }
}

interface Spent {
  started_at: string
  resolved_at?: string | null
  pause?: Pause | null
  pauses: readonly Schemas['PastPause'][]
}

/** From when to when a clock would have run that stood still while the walk was paused. */
export function timeSpent(walk: Spent, now: number): [from: Date, to: Date] {
  const end = Date.parse(walk.pause?.paused_at ?? walk.resolved_at ?? '') || now
  const paused = walk.pauses.reduce(
    (sum, pause) => sum + Date.parse(pause.ended_at) - Date.parse(pause.paused_at),
    0,
  )
  return [new Date(Date.parse(walk.started_at) + paused), new Date(end)]
}

export interface Reminder {
  walk: Schemas['ActiveWalkView']
  timing: Exclude<Timing, { is: 'running' | 'waiting' }>
  /** The same reminder has the same name; a pause said anew, or a walk gone on with, another one. */
  name: string
}

/** Of which of one's walks it is time to hear. */
export function remindersOf(walks: readonly Schemas['ActiveWalkView'][], now: number): Reminder[] {
  return walks.flatMap((walk) => {
    const timing = timingOf(walk, now)
    if (timing.is === 'running' || timing.is === 'waiting') return []
    const until = timing.is === 'due' ? timing.pause.resume_at : timing.until
    return [{ walk, timing, name: `${walk.id} ${timing.is} ${until}` }]
  })
}
