// Ending a walk: it waits its turn behind the steps, and the next call can begin.

import { useNavigate } from 'react-router'
import { to } from '../app/to.ts'
import { append, isEnd, type WalkAct } from '../outgoing/acts.ts'
import { fresh, useLane } from '../outgoing/outgoing.ts'
import { forgetEnds } from './walk.ts'

type End = Extract<WalkAct, { kind: 'resolve' | 'escalate' }>

export function useConclude(walkId: string, beforeEnd: () => void): (end: End) => void {
  const navigate = useNavigate()
  const { change } = useLane(walkId)
  return (end) => {
    beforeEnd()
    const entry = append(fresh(), end)
    // Off to the next call only once it is kept: whoever closes the page there has not lost how this one ended.
    void change((lane) => (lane.some(isEnd) ? lane : entry(lane))).then(() => {
      forgetEnds(walkId)
      return navigate(to.workspace())
    })
  }
}
