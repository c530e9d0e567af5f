import { useSecondHand } from '../lib/clock.ts'
import { elapsed } from '../lib/dates.ts'

/** How long a call has been going on. */
export function Elapsed({ since }: { since: string }) {
  const now = useSecondHand()
  return (
    <time dateTime={since} className="tabular">
      {elapsed(new Date(since), new Date(now))}
    </time>
  )
}
