// The session ended in the middle of work: the page stays as it is, the password is asked for over it, and what waited carries on.

import { lazy, Suspense, useEffect } from 'react'
import { useGate } from '../api/gate.ts'
import { whenIdle } from '../lib/idle.ts'

const load = () => import('./AskForPassword.tsx')
const AskToCarryOn = lazy(async () => ({ default: (await load()).AskToCarryOn }))

export function SessionEnded() {
  const closed = useGate((gate) => gate.closed)
  useEffect(() => whenIdle(() => void load().catch(() => undefined)), [])
  return <Suspense fallback={null}>{closed && <AskToCarryOn />}</Suspense>
}
