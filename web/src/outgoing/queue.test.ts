import { beforeEach, expect, test, vi } from 'vitest'
import type { Problem } from '../api/problem.ts'
import { type Again, type Box, type Change, type Lane, Outgoing } from './queue.ts'

// A browser: what it keeps, which all its tabs share and which outlives them; a server that does each key once.

type Act = string

let kept: Map<string, Lane<Act>>
let did: string[]
let keys: Set<string>
/** What the network does to the next attempts; then it works. */
let fates: ('lost' | 'answer lost' | Problem | Again)[]
let attempts: string[]
let waits: (() => void)[]
let tabs: Set<Outgoing<Act>>
const locks = new Map<string, Promise<unknown>>()

beforeEach(() => {
  kept = new Map()
  did = []
  keys = new Set()
  fates = []
  attempts = []
  waits = []
  tabs = new Set()
  locks.clear()
})

const box: Box<Act> = {
  all: async () => new Map(kept),
  read: async (lane) => kept.get(lane) ?? [],
  change: async (lane, change) => {
    const after = change(kept.get(lane) ?? [])
    if (after.length === 0) kept.delete(lane)
    else kept.set(lane, after)
    return after
  },
}

/** A tab that is killed answers nothing any more, and lets go of what it held. */
function tab({ withLocks = true } = {}): Outgoing<Act> & { kill: () => void } {
  let isDead = false
  const never = new Promise<never>(() => undefined)
  const outgoing = new Outgoing<Act>({
    box,
    send: async (_, { id, act }) => {
      if (isDead) return never
      attempts.push(act)
      const fate = fates.shift()
      if (fate === 'lost') return { again: {} }
      if (fate && typeof fate === 'object' && 'code' in fate)
        return { next: ([first, ...rest]) => (first ? [{ ...first, refused: fate }, ...rest] : []) }
      if (fate && typeof fate === 'object') return { again: fate }
      if (!keys.has(id)) did.push(act)
      keys.add(id)
      await Promise.resolve()
      if (fate === 'answer lost') return { again: {} }
      return isDead ? never : { next: (lane) => lane.filter((entry) => entry.id !== id) }
    },
    alone: async (lane, run) => {
      if (!withLocks) return run()
      const before = locks.get(lane)
      const mine = (before ?? Promise.resolve()).then(run)
      locks.set(lane, mine)
      return mine
    },
    tell: (lane) => {
      for (const other of tabs) if (other !== outgoing) void other.heard(lane)
    },
    pause: () => new Promise((wake) => waits.push(wake)),
  })
  tabs.add(outgoing)
  return Object.assign(outgoing, {
    kill: () => {
      isDead = true
      tabs.delete(outgoing)
      locks.clear()
    },
  })
}

let made = 0
const act = (what: Act): Change<Act> => {
  made += 1
  const id = `key-${made}`
  return (lane) => [...lane, { id, act: what, at: '' }]
}
/** Without the pause that `vi.waitFor` makes. */
const until = (holds: () => void): Promise<void> => vi.waitFor(holds, { interval: 1 })
const isEmpty = (): Promise<void> => until(() => expect(kept.size).toBe(0))
const state = (outgoing: Outgoing<Act>, lane = 'walk') => outgoing.lane(lane).state
/** Those who wait have waited long enough. */
const later = (): void => {
  for (const wake of waits.splice(0)) wake()
}

test('what is done leaves in order, one after another, and is kept until it is acknowledged', async () => {
  const page = tab()
  for (const what of ['a', 'b', 'c']) page.change('walk', act(what))
  expect(page.lane('walk').entries.map((entry) => entry.act)).toEqual(['a', 'b', 'c'])
  expect(state(page)).toBe('saving')
  await isEmpty()
  expect(did).toEqual(['a', 'b', 'c'])
  expect(state(page)).toBe('saved')
  expect(page.lanes().size).toBe(0)
})

test('nothing is sent before it is kept', async () => {
  const order: string[] = []
  const page = new Outgoing<Act>({
    box: {
      ...box,
      change: (lane, change) => {
        order.push('kept')
        return box.change(lane, change)
      },
    },
    send: async (_, { id }) => {
      order.push('sent')
      return { next: (lane) => lane.filter((entry) => entry.id !== id) }
    },
    alone: (_, run) => run(),
    tell: () => undefined,
    pause: async () => undefined,
  })
  page.change('walk', act('a'))
  await page.settled('walk')
  expect(order[0]).toBe('kept')
})

test('a change is over when it is kept, however long that takes, and not before', async () => {
  let keep: () => void = () => undefined
  const slow = new Promise<void>((done) => {
    keep = done
  })
  const order: string[] = []
  const page = new Outgoing<Act>({
    box: { ...box, change: (lane, change) => slow.then(() => box.change(lane, change)) },
    send: async () => ({ next: () => [] }),
    alone: (_, run) => run(),
    tell: () => order.push('kept'),
    pause: async () => undefined,
  })
  const over = page.change('walk', act('a')).then(() => order.push('over'))
  expect(page.lane('walk').entries).toHaveLength(1)
  keep()
  await over
  expect(order.slice(0, 2)).toEqual(['kept', 'over'])
})

test('an answer that was lost is asked for again under the same key, and what is behind waits', async () => {
  fates.push('answer lost', 'answer lost')
  const page = tab()
  page.change('walk', act('a'))
  page.change('walk', act('b'))
  await until(() => expect(state(page)).toBe('waiting'))
  later()
  await until(() => expect(attempts).toEqual(['a', 'a']))
  expect(did).toEqual(['a'])
  await until(() => expect(waits).toHaveLength(1))
  later()
  await isEmpty()
  expect(attempts).toEqual(['a', 'a', 'a', 'b'])
  expect(did).toEqual(['a', 'b'])
})

test('it is tried for as long as it takes, and at once when the connection is back', async () => {
  fates.push(...Array.from({ length: 50 }, () => 'lost' as const))
  const page = tab()
  page.change('walk', act('a'))
  for (let tries = 1; tries <= 50; tries += 1) {
    await until(() => expect(waits).toHaveLength(1))
    expect(attempts).toHaveLength(tries)
    if (tries < 50) later()
  }
  page.wake()
  await isEmpty()
  expect(did).toEqual(['a'])
})

test('an answer that comes after another tab has let the entry go changes nothing that is behind it', async () => {
  const refused = { code: 'walk_ended' } as Problem
  let answer: () => void = () => undefined
  const page = new Outgoing<Act>({
    box,
    send: (_, { act: what }) =>
      what === 'a'
        ? new Promise((done) => {
            answer = () =>
              done({ next: ([first, ...rest]) => (first ? [{ ...first, refused }, ...rest] : []) })
          })
        : Promise.resolve({ next: ([, ...rest]) => rest }),
    alone: (_, run) => run(),
    tell: () => undefined,
    pause: async () => undefined,
  })
  await page.change('walk', act('a'))
  await page.change('walk', act('b'))
  await box.change('walk', ([, ...rest]) => rest)
  answer()
  await isEmpty()
})

test('while the session has ended it waits for the password, not for the clock', async () => {
  let signedIn = (): void => undefined
  fates.push({ until: new Promise<void>((done) => (signedIn = done)) })
  const page = tab()
  page.change('walk', act('a'))
  await until(() => expect(state(page)).toBe('waiting'))
  page.wake()
  await new Promise((done) => setTimeout(done))
  expect(attempts).toHaveLength(1)
  signedIn()
  await isEmpty()
  expect(did).toEqual(['a'])
})

test('a page that is killed leaves all of it to the next one, whatever had reached the server', async () => {
  fates.push('answer lost')
  const page = tab()
  for (const what of ['a', 'b', 'c']) page.change('walk', act(what))
  page.change('other', act('x'))
  await until(() => expect(state(page)).toBe('waiting'))
  page.kill()
  const next = tab()
  await next.open()
  await isEmpty()
  expect(did.filter((what) => what !== 'x')).toEqual(['a', 'b', 'c'])
  expect(did).toContain('x')
})

test('a walk that waits holds no other up', async () => {
  const page = tab()
  fates.push('lost')
  page.change('walk', act('a'))
  await until(() => expect(state(page)).toBe('waiting'))
  page.change('other', act('x'))
  await until(() => expect(did).toEqual(['x']))
})

test('of two tabs one sends at a time, each sees what the other does, and one goes on where the other died', async () => {
  const [one, two] = [tab(), tab()]
  fates.push('lost', 'lost')
  one.change('walk', act('a'))
  two.change('walk', act('b'))
  await until(() => expect(two.lane('walk').entries.map((entry) => entry.act)).toEqual(['a', 'b']))
  expect(one.lane('walk').entries).toHaveLength(2)
  await until(() => expect(waits).toHaveLength(2))
  one.kill()
  two.wake()
  await isEmpty()
  expect(did).toEqual(['a', 'b'])
  await until(() => expect(two.lanes().size).toBe(0))
})

test('without locks two tabs send the same, which is done once', async () => {
  const [one, two] = [tab({ withLocks: false }), tab({ withLocks: false })]
  for (const what of ['a', 'b', 'c']) one.change('walk', act(what))
  two.wake()
  await isEmpty()
  expect(did).toEqual(['a', 'b', 'c'])
})

test('what is refused stops all behind it, also after a reload, until somebody has decided', async () => {
  fates.push({ code: 'not_holder', message: '' })
  const page = tab()
  page.change('walk', act('a'))
  page.change('walk', act('b'))
  await until(() => expect(state(page)).toBe('refused'))
  page.wake()
  later()
  const next = tab()
  await next.open()
  expect(state(next)).toBe('refused')
  expect(attempts).toEqual(['a'])
  expect(await next.settled('walk')).toBe(false)
  next.change('walk', (lane) => lane.slice(1))
  await isEmpty()
  expect(did).toEqual(['b'])
})

test('a page whose person has left keeps and sends nothing more', async () => {
  fates.push('lost')
  const page = tab()
  page.change('walk', act('a'))
  await until(() => expect(state(page)).toBe('waiting'))
  kept.clear()
  page.close()
  page.change('walk', act('b'))
  page.wake()
  later()
  await new Promise((over) => setTimeout(over))
  expect(kept.size).toBe(0)
  expect(attempts).toEqual(['a'])
})

test('whoever needs all of it to be there can wait for that, and is told when it cannot be', async () => {
  const page = tab()
  expect(await page.settled('walk')).toBe(true)
  page.change('walk', act('a'))
  expect(await page.settled('walk')).toBe(true)
  expect(did).toEqual(['a'])
  fates.push('lost')
  page.change('walk', act('b'))
  expect(await page.settled('walk')).toBe(false)
})
