import { afterEach, expect, test, vi } from 'vitest'
import { type Ending, listen } from './stream.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** A server that sends these pieces, and then ends the stream or says nothing more. */
function serve(pieces: readonly string[], { ends = true, status = 200 } = {}): void {
  vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) => {
    const body = new ReadableStream({
      start: (line) => {
        for (const piece of pieces) line.enqueue(new TextEncoder().encode(piece))
        if (ends) line.close()
        signal?.addEventListener('abort', () => line.error(new DOMException('aborted', 'AbortError')))
      },
    })
    return Promise.resolve(new Response(body, { status }))
  })
}

async function heard(signal = new AbortController().signal): Promise<{ said: unknown[]; ending: Ending }> {
  const said: unknown[] = []
  const ending = await listen(
    {
      onHello: (id) => said.push(['hello', id]),
      onChanges: (changes) => said.push(['changes', changes]),
      onReset: () => said.push(['reset']),
    },
    signal,
  )
  return { said, ending }
}

test('events are heard in order, however they are cut, and comments and unknown ones are not', async () => {
  serve([
    ': here\n\nevent: hello\nretry: 2000\ndata: {"stream":"s1"}\n\nevent: chan',
    'ges\ndata: [{"kind":"ticket","id":"t1"}]\n\nevent: later\ndata: {}\n\n',
    'event: reset\ndata: {}\n\nevent: end\ndata: {"reason":"time"}\n\n',
  ])
  expect(await heard()).toEqual({
    said: [['hello', 's1'], ['changes', [{ kind: 'ticket', id: 't1' }]], ['reset']],
    ending: { how: 'said', reason: 'time' },
  })
})

test('a stream that ends without a word is lost, one that does not begin was refused', async () => {
  serve(['event: hello\ndata: {"stream":"s1"}\n\n'])
  expect((await heard()).ending).toEqual({ how: 'lost' })
  serve(['{}'], { status: 401 })
  expect((await heard()).ending).toEqual({ how: 'refused', status: 401 })
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
  expect((await heard()).ending).toEqual({ how: 'lost' })
})

test('a line on which nothing is heard for long is dead', async () => {
  vi.useFakeTimers()
  serve(['event: hello\ndata: {"stream":"s1"}\n\n'], { ends: false })
  const listening = heard()
  await vi.advanceTimersByTimeAsync(49_000)
  await vi.advanceTimersByTimeAsync(2_000)
  expect((await listening).ending).toEqual({ how: 'lost' })
})
