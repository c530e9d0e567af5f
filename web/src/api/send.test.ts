import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useConnection } from './connection.ts'
import { leave, openGate, useGate } from './gate.ts'
import { send } from './send.ts'

vi.mock('../lib/backoff.ts', () => ({ delay: () => 0, sleep: () => Promise.resolve() }))

const answers: (Response | Error)[] = []
let sent: Request[] = []

beforeEach(() => {
  sent = []
  answers.length = 0
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push(request)
    const answer = answers.shift() ?? new Response('{}', { status: 200 })
    if (answer instanceof Error) throw answer
    return answer
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
})

const post = (path: string, body: unknown): Request =>
  new Request(`http://localhost${path}`, { method: 'POST', body: JSON.stringify(body) })
const keys = (): (string | null)[] => sent.map((request) => request.headers.get('Idempotency-Key'))

test('a write that the network swallowed is repeated under the same key', async () => {
  answers.push(new TypeError('network'), new TypeError('network'))
  const response = await send(post('/api/v1/l1/intake', { a: 1 }))
  expect(response.status).toBe(200)
  expect(sent).toHaveLength(3)
  expect(new Set(keys()).size).toBe(1)
  expect(keys()[0]).toBeTruthy()
  expect(await sent[2]?.text()).toBe('{"a":1}')
})

test('pressing again after giving up repeats the same act; after an answer it is a new one', async () => {
  answers.push(...Array.from({ length: 5 }, () => new TypeError('network')))
  await expect(send(post('/api/v1/l1/intake', { b: 1 }))).rejects.toMatchObject({
    detail: { code: 'unreachable' },
  })
  expect(useConnection.getState().reachable).toBe(false)
  await send(post('/api/v1/l1/intake', { b: 1 }))
  expect(new Set(keys()).size).toBe(1)
  expect(useConnection.getState().reachable).toBe(true)
  await send(post('/api/v1/l1/intake', { b: 1 }))
  expect(new Set(keys()).size).toBe(2)
})

test('a refusal is not repeated', async () => {
  answers.push(
    new Response('{"detail":{"code":"x","message":"No."}}', {
      status: 409,
      headers: { 'Content-Type': 'application/json' },
    }),
  )
  expect((await send(post('/api/v1/l1/intake', {}))).status).toBe(409)
  expect(sent).toHaveLength(1)
})

test('when the session has ended the request waits for the password and then carries on', async () => {
  answers.push(new Response('{}', { status: 401 }))
  const pending = send(post('/api/v1/l1/intake', { c: 1 }))
  await vi.waitFor(() => expect(useGate.getState().closed).toBe(true))
  expect(sent).toHaveLength(1)
  openGate()
  expect((await pending).status).toBe(200)
  expect(useGate.getState().closed).toBe(false)
  expect(new Set(keys()).size).toBe(1)
})

test('a wrong password is an answer, not an ended session', async () => {
  answers.push(new Response('{}', { status: 401, headers: { 'Content-Type': 'application/json' } }))
  expect((await send(post('/api/v1/auth/login', {}))).status).toBe(401)
  expect(useGate.getState().closed).toBe(false)
})

test("a proxy's error page becomes a problem in the usual shape", async () => {
  answers.push(new Response('<html>', { status: 500, headers: { 'Content-Type': 'text/html' } }))
  const response = await send(new Request('http://localhost/api/v1/flows'))
  expect(await response.json()).toMatchObject({ detail: { code: 'http_500' } })
})

test('too many requests are sent again where that is soon, and told where it is not', async () => {
  const tooMany = (seconds: number) =>
    new Response('{"detail":{"code":"too_many_requests","message":"Wait."}}', {
      status: 429,
      headers: { 'Content-Type': 'application/json', 'Retry-After': String(seconds) },
    })
  answers.push(tooMany(1))
  expect((await send(new Request('http://localhost/api/v1/flows'))).status).toBe(200)
  expect(sent).toHaveLength(2)
  answers.push(tooMany(3600))
  expect((await send(post('/api/v1/invites', {}))).status).toBe(429)
  expect(sent).toHaveLength(3)
})

test('whoever wants to know is told when it did not get through at once, and only then', async () => {
  answers.push(new TypeError('network'), new Response('', { status: 503 }))
  const onDelay = vi.fn()
  await send(post('/api/v1/l1/sessions/1/notes', { a: 1 }), onDelay)
  expect(onDelay).toHaveBeenCalledTimes(2)
  await send(post('/api/v1/l1/sessions/1/notes', { a: 2 }), onDelay)
  expect(onDelay).toHaveBeenCalledTimes(2)
})

test('a page that somebody else has taken over sends nothing more in their name', async () => {
  const before = send(post('/api/v1/flows', { d: 1 }))
  leave()
  const after = send(post('/api/v1/flows', { d: 2 }))
  const settled = vi.fn()
  void before.then(settled, settled)
  void after.then(settled, settled)
  await new Promise((done) => setTimeout(done))
  expect(sent).toHaveLength(0)
  expect(settled).not.toHaveBeenCalled()
  useGate.setState({ left: false })
})
