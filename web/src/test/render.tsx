// Renders a part of the product for somebody who is signed in, with the server's answers given beforehand.

import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import type { ReactElement } from 'react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { vi } from 'vitest'
import { api, cache } from '../api/client.ts'
import type { Me } from '../auth/session.ts'
import { closeOutgoing } from '../outgoing/outgoing.ts'

interface Sent {
  method: string
  path: string
  query: URLSearchParams
  body: unknown
}

// biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects to be sent
type Answer = unknown | ((sent: any) => unknown)

/** Answers by "POST /l1/intake"; a thrown Response is answered as it is. What was sent is kept in order. */
export function serve(answers: Record<string, Answer>): Sent[] {
  const log: Sent[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    const url = new URL(request.url)
    const text = await request.text()
    const sent = {
      method: request.method,
      path: url.pathname.replace('/api/v1', ''),
      query: url.searchParams,
      body: text === '' ? undefined : JSON.parse(text),
    }
    log.push(sent)
    const answer = answers[`${sent.method} ${sent.path}`]
    if (answer === undefined) return refuse(404, { code: 'not_found', message: 'There is no such thing.' })
    const found = typeof answer === 'function' ? await answer(sent) : answer
    return found instanceof Response ? found : json(200, found)
  })
  return log
}

export function refuse(status: number, detail: Record<string, unknown>): Response {
  return json(status, { detail: { request_id: 'request', ...detail } })
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
}

/** The element on its page; every other address is an empty page. */
export function renderAs(me: Me, element: ReactElement, { at = '/here', path = '/here' } = {}) {
  cache.clear()
  closeOutgoing()
  cache.setQueryData(api.queryOptions('get', '/auth/me').queryKey, me)
  const router = createMemoryRouter(
    [
      { path, element },
      { path: '*', element: null },
    ],
    { initialEntries: [at] },
  )
  render(
    <QueryClientProvider client={cache}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
  return router
}
