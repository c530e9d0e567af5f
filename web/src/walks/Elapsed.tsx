import { useSecondHand } from '../lib/clock.ts'
import { elapsed } from '../lib/dates.ts'
import { timeSpent } from './pauses.ts'
import type { Walk } from './walk.ts'

/** How long a call has been going on, without its pauses. */
export function Elapsed({ walk }: { walk: Walk }) {
  const [from, to] = timeSpent(walk, useSecondHand())
  return (
    <time dateTime={walk.started_at} className="tabular">
      {elapsed(from, to)}
    </time>
  )
}
