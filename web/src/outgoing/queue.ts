// What was done here and the server has not acknowledged: kept, and sent lane by lane, in order, one after another, for as long as
// it takes. It knows neither what is sent nor the network, nor where things are kept.

import type { Problem } from '../api/problem.ts'

export interface Entry<Act> {
  /** Its idempotency key, made once: however often it is sent, it is done once. */
  id: string
  act: Act
  /** When it was done. */
  at: string
  /** It may have reached the server, so that what it says stays as it is. */
  isTried?: true
  /** Why it is not sent again by itself: somebody has to decide. All behind it waits. */
  refused?: Problem
}

export type Lane<Act> = readonly Entry<Act>[]

/** Makes a lane of a lane, and does nothing else: it is done once for the page and once for what is kept. */
export type Change<Act> = (lane: Lane<Act>) => Lane<Act>

/** What sending the first of a lane came to: what becomes of the lane, or that it is to be tried again. */
export type Outcome<Act> = { next: Change<Act> } | { again: Again }

export interface Again {
  /** Not before so many seconds. */
  seconds?: number | undefined
  /** Not before this, whatever the time. */
  until?: Promise<void>
}

/** `refused`: nothing of the lane is sent before somebody has decided. */
export type SaveState = 'saved' | 'saving' | 'waiting' | 'refused'

export interface LaneView<Act> {
  entries: Lane<Act>
  state: SaveState
}

/** Where lanes are kept; all tabs of the browser share it. */
export interface Box<Act> {
  all: () => Promise<ReadonlyMap<string, Lane<Act>>>
  read: (lane: string) => Promise<Lane<Act>>
  change: (lane: string, change: Change<Act>) => Promise<Lane<Act>>
}

export interface Outside<Act> {
  box: Box<Act>
  /** Never fails. */
  send: (lane: string, entry: Entry<Act>) => Promise<Outcome<Act>>
  /** Runs while no other tab does so for this lane. */
  alone: <T>(lane: string, run: () => Promise<T>) => Promise<T>
  /** Other tabs should look at this lane. */
  tell: (lane: string) => void
  /** Before the repetition of this number. */
  pause: (attempt: number, seconds: number | undefined) => Promise<void>
}

const EMPTY: LaneView<never> = { entries: [], state: 'saved' }

export class Outgoing<Act> {
  readonly #outside: Outside<Act>
  readonly #listeners = new Set<() => void>()
  readonly #kept = new Map<string, Lane<Act>>()
  /** Done for the page and not kept yet. */
  #changes: { lane: string; change: Change<Act> }[] = []
  /** Lanes at whose first entry somebody is; true: look once more. */
  readonly #running = new Map<string, boolean>()
  /** Lanes whose first entry did not get through. */
  readonly #delayed = new Set<string>()
  readonly #wakers = new Set<() => void>()
  #isClosed = false
  #lanes: ReadonlyMap<string, LaneView<Act>> = new Map()

  constructor(outside: Outside<Act>) {
    this.#outside = outside
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Every lane in which something waits. */
  lanes = (): ReadonlyMap<string, LaneView<Act>> => this.#lanes

  lane = (lane: string): LaneView<Act> => this.#lanes.get(lane) ?? EMPTY

  /** Takes up what an earlier page left. */
  async open(): Promise<void> {
    for (const [lane, entries] of await this.#outside.box.all()) this.#kept.set(lane, entries)
    this.#show()
    for (const lane of this.#lanes.keys()) void this.#run(lane)
  }

  /** Nothing more is kept or sent from here: whoever it is for has left. */
  close(): void {
    this.#isClosed = true
  }

  /** It counts for the page at once, and is sent as soon as it is kept: when this is over, it outlives the page. */
  async change(lane: string, change: Change<Act>): Promise<void> {
    if (this.#isClosed) return
    await this.#keep(lane, change)
    void this.#run(lane)
  }

  /** Another tab has changed it. */
  async heard(lane: string): Promise<void> {
    this.#kept.set(lane, await this.#outside.box.read(lane))
    this.#show()
    void this.#run(lane)
  }

  /** What waits to be tried again is tried now. */
  wake(): void {
    for (const wake of this.#wakers) wake()
  }

  /** Once all of it is acknowledged: true; once it cannot be for now: false. */
  settled(lane: string): Promise<boolean> {
    return new Promise((done) => {
      const look = (): void => {
        const { state } = this.lane(lane)
        if (state === 'saving') return
        stop()
        done(state === 'saved')
      }
      const stop = this.subscribe(look)
      look()
    })
  }

  async #keep(lane: string, change: Change<Act>): Promise<Lane<Act>> {
    const waiting = { lane, change }
    this.#changes.push(waiting)
    this.#show()
    const entries = await this.#outside.box.change(lane, change)
    this.#changes = this.#changes.filter((other) => other !== waiting)
    this.#kept.set(lane, entries)
    this.#show()
    this.#outside.tell(lane)
    return entries
  }

  async #run(lane: string): Promise<void> {
    if (this.#running.has(lane)) {
      this.#running.set(lane, true)
      return
    }
    this.#running.set(lane, false)
    for (let attempt = 1; ; ) {
      // Only while it sends, and not while it waits, does a tab keep the others from it: who waits may be frozen or be gone.
      const came = await this.#outside.alone(lane, () => this.#sendFirst(lane))
      if (came === 'empty') {
        if (!this.#running.get(lane)) break
        this.#running.set(lane, false)
      } else if (came === 'moved') {
        attempt = 1
        this.#markDelayed(lane, false)
      } else {
        this.#markDelayed(lane, true)
        attempt = (await this.#wait(attempt, came)) ? 1 : attempt + 1
      }
    }
    this.#running.delete(lane)
    this.#markDelayed(lane, false)
  }

  /** What is kept counts, not what this page believes: another tab may have sent it. */
  async #sendFirst(lane: string): Promise<'empty' | 'moved' | Again> {
    let [first] = await this.#outside.box.read(lane)
    if (!first || first.refused || this.#isClosed) return 'empty'
    if (!first.isTried) {
      const { id } = first
      const tried = await this.#keep(lane, (entries) =>
        entries.map((entry) => (entry.id === id ? { ...entry, isTried: true } : entry)),
      )
      first = tried[0]
      if (first?.id !== id) return 'moved'
    }
    const { id } = first
    const outcome = await this.#outside.send(lane, first)
    if (this.#isClosed) return 'empty'
    if ('again' in outcome) return outcome.again
    await this.#keep(lane, (entries) => (entries[0]?.id === id ? outcome.next(entries) : entries))
    return 'moved'
  }

  /** Whether it was woken. */
  #wait(attempt: number, { seconds, until }: Again): Promise<boolean> {
    if (until) return until.then(() => true)
    return new Promise((done) => {
      const wake = (): void => over(true)
      const over = (isWoken: boolean): void => {
        this.#wakers.delete(wake)
        done(isWoken)
      }
      this.#wakers.add(wake)
      void this.#outside.pause(attempt, seconds).then(() => over(false))
    })
  }

  #markDelayed(lane: string, isDelayed: boolean): void {
    if (this.#delayed.has(lane) === isDelayed) return
    if (isDelayed) this.#delayed.add(lane)
    else this.#delayed.delete(lane)
    this.#show()
  }

  #show(): void {
    const lanes = new Map<string, LaneView<Act>>()
    for (const lane of new Set([...this.#kept.keys(), ...this.#changes.map((one) => one.lane)])) {
      const entries = this.#changes
        .filter((one) => one.lane === lane)
        .reduce((now, { change }) => change(now), this.#kept.get(lane) ?? [])
      if (entries.length === 0) continue
      const state = this.#stateOf(lane, entries)
      const before = this.#lanes.get(lane)
      const isSame = before?.state === state && before.entries === entries
      lanes.set(lane, isSame ? before : { entries, state })
    }
    this.#lanes = lanes
    for (const listener of this.#listeners) listener()
  }

  #stateOf(lane: string, entries: Lane<Act>): SaveState {
    if (entries[0]?.refused) return 'refused'
    return this.#delayed.has(lane) ? 'waiting' : 'saving'
  }
}
