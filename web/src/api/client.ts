// The typed client of the HTTP API and the cache of what it answered.

import { QueryClient } from '@tanstack/react-query'
import createClient from 'openapi-fetch'
import createQueryApi from 'openapi-react-query'
import type { components, paths } from './schema.gen.ts'
import { send } from './send.ts'

export const client = createClient<paths>({
  baseUrl: `${globalThis.location.origin}/api/v1`,
  credentials: 'same-origin',
  fetch: (request) => send(request),
})

export const api = createQueryApi(client)

/** `send` repeats and reports by itself, so the cache neither retries nor waits for the browser to believe it is online. */
export const cache = new QueryClient({
  defaultOptions: {
    queries: { retry: false, networkMode: 'always', staleTime: 5_000, gcTime: 10 * 60_000 },
    mutations: { retry: false, networkMode: 'always' },
  },
})

export type Schemas = components['schemas']
