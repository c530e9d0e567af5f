// One attempt to hand an act to the server.

import { client } from '../api/client.ts'
import { noteReachable } from '../api/connection.ts'
import { sessionRestored, stillHere } from '../api/gate.ts'
import { problemOf } from '../api/problem.ts'
import { attempt, retryAfter } from '../api/send.ts'
import { uniqueKey } from '../lib/ids.ts'
import { freshWalk, type Walk } from '../walks/walk.ts'
import type { WalkAct, WalkEntry } from './acts.ts'
import type { Outcome } from './queue.ts'

/** A network that went away without a word gives no answer and no error. */
const PATIENCE_MS = 15_000

/** `show` is told of the walk as the server answered it, whatever it answered. */
export async function deliver(
  walkId: string,
  entry: WalkEntry,
  show: (walk: Walk, done: boolean) => Promise<void>,
): Promise<Outcome<WalkAct>> {
  await stillHere()
  const answer = await post(walkId, entry).catch(() => null)
  if (!answer) {
    noteReachable(false)
    return { again: {} }
  }
  const { data, error, response } = answer
  if (data) {
    await show(data, true)
    return { next: (lane) => lane.filter((other) => other.id !== entry.id) }
  }
  if (response.status === 401) return { again: { until: sessionRestored() } }
  if (isForNow(response)) return { again: { seconds: retryAfter(response) } }
  const refusals = await import('./refusals.ts').catch(() => null)
  if (!refusals) return { again: {} }
  const walk = freshWalk(error)
  if (walk) await show(walk, false)
  return { next: refusals.refusedBy(problemOf(error), walk, uniqueKey()) }
}

function post(walkId: string, { id, act }: WalkEntry) {
  const how = {
    params: { path: { id: walkId } },
    headers: { 'Idempotency-Key': id },
    signal: AbortSignal.timeout(PATIENCE_MS),
    fetch: answered,
  }
  switch (act.kind) {
    case 'step':
      return client.POST('/l1/sessions/{id}/step', { ...how, body: act.body })
    case 'back':
      return client.POST('/l1/sessions/{id}/back', { ...how, body: act.body })
    case 'resolve':
      return client.POST('/l1/sessions/{id}/resolve', { ...how, body: act.body })
    case 'escalate':
      return client.POST('/l1/sessions/{id}/escalate', { ...how, body: act.body })
    case 'notes':
      return client.POST('/l1/sessions/{id}/notes', {
        ...how,
        body: {
          notes: act.notes.map(({ timestamp, content }) => ({ timestamp, content })),
          revision: act.revision,
        },
      })
  }
}

async function answered(request: Request): Promise<Response> {
  const response = await attempt(request)
  if (response === null) throw new Error('no answer')
  return response
}

/** It was not done, or nobody knows: the same again later is right either way. */
function isForNow(response: Response): boolean {
  if (response.status === 409) return retryAfter(response) !== undefined
  return response.status >= 500 || response.status === 429 || response.status === 408
}
