// How requests leave the page: repeated when the network or a busy server fails it, under one idempotency key however often
// it is sent, and held back while the person is asked for their password again. What is done in a walk takes another way, with more
// patience: see outgoing/.

import { delay, sleep } from '../lib/backoff.ts'
import { uniqueKey } from '../lib/ids.ts'
import { isSomebodyHere } from '../lib/presence.ts'
import { noteReachable } from './connection.ts'
import { sessionRestored, stillHere } from './gate.ts'
import { refused } from './problem.ts'

const TRIES = { read: 3, write: 5 }
/** Nobody is left waiting longer than this for an answer that says when: they are told instead. */
const LONGEST_WAIT_SECONDS = 10

/** Keys of writes whose outcome is not known, by what was sent: pressing the button again repeats the same act. */
const undecided = new Map<string, string>()

/** `onDelay` is called when it did not get through at once, before each time it is tried again. */
export async function send(original: Request, onDelay?: () => void): Promise<Response> {
  const path = new URL(original.url).pathname
  const isRead = original.method === 'GET'
  // What proves who one is answers 401 by itself; the rest below that path waits for the session like any other page's.
  const isAuth = /^\/api\/v1\/auth\/(?!sessions|me\/)/.test(path)
  if (isRead && !isSomebodyHere()) original.headers.set('X-Background', 'true')
  const act = !isRead && !isAuth ? await identify(original) : undefined
  if (act) original.headers.set('Idempotency-Key', act.key)

  const tries = isRead ? TRIES.read : isAuth ? 1 : TRIES.write
  for (let turn = 1; ; turn++) {
    await stillHere()
    const response = await attempt(original)
    if (response === null || isWorthRepeating(response)) {
      if (turn < tries && !original.signal.aborted) {
        onDelay?.()
        await sleep(delay(turn, Math.min(retryAfter(response) ?? 0, LONGEST_WAIT_SECONDS)))
        continue
      }
      if (response === null) throw refused('unreachable', 'The server could not be reached.')
      return readable(response)
    }
    if (response.status === 401 && !isAuth) {
      await sessionRestored()
      turn = 0
      continue
    }
    if (act && response.status < 500) undecided.delete(act.print)
    return readable(response)
  }
}

/** One attempt; null when no answer came. */
export async function attempt(original: Request): Promise<Response | null> {
  try {
    const response = await fetch(original.clone())
    noteReachable(!isBadGateway(response))
    return response
  } catch (error) {
    if (original.signal.aborted) throw error
    noteReachable(false)
    return null
  }
}

async function identify(request: Request): Promise<{ key: string; print: string }> {
  const print = `${request.method} ${request.url}\n${await request.clone().text()}`
  const key = undecided.get(print) ?? uniqueKey()
  undecided.set(print, key)
  return { key, print }
}

/** Not done now, and the server or a proxy in front of it says that it may be in a moment. */
function isWorthRepeating(response: Response): boolean {
  if (response.status === 409 || response.status === 429) {
    const seconds = retryAfter(response)
    return seconds !== undefined && seconds <= LONGEST_WAIT_SECONDS
  }
  return response.status === 503 || isBadGateway(response)
}

/** A proxy in front answered instead of the server. */
function isBadGateway(response: Response): boolean {
  return response.status === 502 || response.status === 504
}

/** How many seconds the server wants to be left alone. */
export function retryAfter(response: Response | null): number | undefined {
  const seconds = Number(response?.headers.get('Retry-After') || Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined
}

/** Gives answers that are not the server's own (a proxy's error page) the server's shape. */
function readable(response: Response): Response {
  if (response.ok || response.headers.get('Content-Type')?.includes('json')) return response
  const requestId = response.headers.get('X-Request-Id') ?? undefined
  const problem = refused(`http_${response.status}`, `The server answered ${response.status}.`, requestId)
  return new Response(JSON.stringify(problem), {
    status: response.status,
    headers: { 'Content-Type': 'application/json' },
  })
}
