// One stream of what changes, as the server sends it. It is read with fetch: an EventSource gives up for good at the first
// answer that is no stream, and cannot tell a quiet line from a dead one.

import { EventSourceParserStream } from 'eventsource-parser/stream'
import type { Schemas } from '../api/client.ts'

export type Change = Schemas['LiveChange']

export interface Listener {
  /** It has begun: whatever is shown may be old. */
  onHello: (streamId: string) => void
  onChanges: (changes: readonly Change[]) => void
  /** Something may have been missed. */
  onReset: () => void
}

/** How a stream ended: with a word from the server, with a refusal instead of a beginning, or without a word. */
export type Ending =
  | { how: 'said'; reason: Schemas['StreamEndReason'] }
  | { how: 'refused'; status: number }
  | { how: 'lost' }

/** The server says something every 20 s, if only that it is still there. */
const SILENCE_MS = 50_000

/** Listens until the stream ends. */
export async function listen(listener: Listener, signal: AbortSignal): Promise<Ending> {
  const silence = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const heard = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => silence.abort(), SILENCE_MS)
  }
  heard()
  try {
    const response = await fetch('/api/v1/events', {
      headers: { Accept: 'text/event-stream', 'X-Background': 'true' },
      cache: 'no-store',
      signal: AbortSignal.any([signal, silence.signal]),
    })
    if (!response.ok || !response.body) return { how: 'refused', status: response.status }
    const events = response.body
      .pipeThrough(
        new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
          transform: (bytes, next) => {
            heard()
            next.enqueue(bytes)
          },
        }),
      )
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream())
      .getReader()
    for (;;) {
      const { done, value } = await events.read()
      if (done) return { how: 'lost' }
      const data: unknown = JSON.parse(value.data)
      if (value.event === 'hello') listener.onHello((data as Schemas['StreamHello']).stream)
      else if (value.event === 'changes') listener.onChanges(data as Change[])
      else if (value.event === 'reset') listener.onReset()
      else if (value.event === 'end') return { how: 'said', reason: (data as Schemas['StreamEnd']).reason }
    }
  } catch {
    return { how: 'lost' }
  } finally {
    clearTimeout(timer)
    silence.abort()
  }
}
