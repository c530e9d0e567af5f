// Keeps a walk's notes: saves them as they are written, under the revision they were written on, one save at a time; keeps in
// the browser what the server has not acknowledged; and brings both sides together when somebody else was quicker.

import type { Schemas } from '../api/client.ts'

export type Walk = Schemas['WalkView']
export type Note = Schemas['Note']
export type NewNotes = Schemas['NotesInput']

/** A note as it is edited; its time is its name. */
export interface PadNote {
  timestamp: string
  content: string
  by: Note['by']
}

export type SaveState = 'saved' | 'saving' | 'waiting'

/** Two versions of one note, both changed since they were last the same. */
export interface Clash {
  mine: PadNote
  theirs: PadNote | null
}

export interface Pad {
  notes: readonly PadNote[]
  state: SaveState
  /** Who was quicker, when that was the case; both their notes and ours are here. */
  joinedWith: string | null
  clashes: readonly Clash[]
}

export interface KeptNotes {
  base: PadNote[]
  notes: PadNote[]
  revision: number
}

type Saved = { walk: Walk } | { movedOn: Walk } | { ended: Walk | null } | { failed: true }

interface Outside {
  /** `onDelay`: it did not get through at once, and is being tried again. */
  save: (notes: NewNotes, onDelay: () => void) => Promise<Saved>
  /** Null: nothing is waiting any more. */
  keep: (notes: KeptNotes | null) => void
  /** The server's walk is newer than what the page shows. */
  tell: (walk: Walk) => void
  newId: () => string
  now: () => Date
}

const PAUSE_MS = 700
const AGAIN_MS = 5_000

export class NoteKeeper {
  readonly #outside: Outside
  readonly #me: Note['by']
  readonly #listeners = new Set<() => void>()
  #base: PadNote[]
  #notes: PadNote[]
  #revision: number
  #joinedWith: string | null = null
  #clashes: Clash[] = []
  #sending = false
  #failed = false
  /** The save under way did not get through yet. */
  #delayed = false
  #stopped = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #pad: Pad

  constructor(walk: Walk, me: Note['by'], outside: Outside) {
    this.#outside = outside
    this.#me = me
    this.#base = walk.walk_notes
    this.#notes = walk.walk_notes
    this.#revision = walk.notes_revision
    this.#pad = this.#show()
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  pad = (): Pad => this.#pad

  /** What a reload or a crash left unsent here. */
  restore(kept: KeptNotes): void {
    if (this.#isChanged()) return
    const ours = { base: kept.base, notes: kept.notes }
    this.#join({ ...ours, theirs: this.#base })
    if (this.#isChanged()) this.#soon(0)
    else this.#outside.keep(null)
    this.#changed()
  }

  add(content: string): void {
    const text = content.trim()
    if (text === '') return
    this.#notes = [...this.#notes, { timestamp: this.#stamp(), content: text, by: this.#me }]
    this.#edited(0)
  }

  edit(timestamp: string, content: string): void {
    const text = content.trim()
    this.#notes =
      text === ''
        ? this.#notes.filter((note) => !isSame(note, timestamp))
        : this.#notes.map((note) =>
            isSame(note, timestamp) ? { ...note, content: text, by: this.#me } : note,
          )
    this.#edited(PAUSE_MS)
  }

  /** Decides a clash; the other version goes. */
  settle(clash: Clash, choice: 'mine' | 'theirs'): void {
    this.#clashes = this.#clashes.filter((other) => other !== clash)
    if (choice === 'theirs') {
      const { mine, theirs } = clash
      this.#notes = theirs
        ? this.#notes.map((note) => (isSame(note, mine.timestamp) ? theirs : note))
        : this.#notes.filter((note) => !isSame(note, mine.timestamp))
    }
    this.#edited(0)
  }

  forgetJoin(): void {
    this.#joinedWith = null
    this.#changed()
  }

  /** A fresh reading of the walk: others' notes appear, our unsaved ones stay. */
  refresh(walk: Walk): void {
    if (walk.status !== 'active') this.#stopped = true
    if (this.#sending || walk.notes_revision <= this.#revision) return
    this.#adopt(walk)
    this.#changed()
  }

  /** Sends what is unsaved now: the page is about to be left, or the connection is back. */
  flush(): void {
    if (this.#isChanged()) this.#soon(0)
  }

  /** Resolves once all is saved, or cannot be for now. */
  async settled(): Promise<void> {
    this.flush()
    if (!this.#isSaving()) return
    await new Promise<void>((done) => {
      const stop = this.subscribe(() => {
        if (this.#isSaving()) return
        stop()
        done()
      })
    })
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #edited(pause: number): void {
    this.#outside.keep(
      this.#isChanged() ? { base: this.#base, notes: this.#notes, revision: this.#revision } : null,
    )
    this.#soon(pause)
    this.#changed()
  }

  #soon(pause: number): void {
    clearTimeout(this.#timer)
    if (this.#stopped) return
    if (pause === 0) void this.#send()
    else this.#timer = setTimeout(() => void this.#send(), pause)
  }

  async #send(): Promise<void> {
    // While two versions of a note wait to be decided, saving would decide for one of them.
    if (this.#sending || this.#stopped || this.#clashes.length > 0 || !this.#isChanged()) return
    this.#sending = true
    // What did not get through before is not on its way before it gets through.
    this.#delayed = this.#failed
    this.#failed = false
    this.#changed()
    const sent = this.#notes
    const notes = {
      notes: sent.map(({ timestamp, content }) => ({ timestamp, content })),
      revision: this.#revision,
      save_id: this.#outside.newId(),
    }
    const answer = await this.#outside.save(notes, () => {
      this.#delayed = true
      this.#changed()
    })
    this.#sending = false
    this.#delayed = false
    if ('walk' in answer) {
      const { walk } = answer
      this.#revision = walk.notes_revision
      this.#base = walk.walk_notes
      // What was written while the save was on its way is still unsaved; the rest is as the server has it.
      if (this.#notes === sent) this.#notes = walk.walk_notes
      this.#outside.keep(
        this.#isChanged() ? { base: this.#base, notes: this.#notes, revision: this.#revision } : null,
      )
      this.#outside.tell(walk)
      if (this.#isChanged()) this.#soon(0)
    } else if ('movedOn' in answer) {
      this.#adopt(answer.movedOn)
      this.#outside.tell(answer.movedOn)
      if (this.#isChanged()) this.#soon(0)
    } else if ('ended' in answer) {
      // It stays kept here: it can be read and copied, but the walk takes no more notes.
      this.#stopped = true
      this.#failed = true
      if (answer.ended) this.#outside.tell(answer.ended)
    } else {
      this.#failed = true
      this.#timer = setTimeout(() => void this.#send(), AGAIN_MS)
    }
    this.#changed()
  }

  #adopt(walk: Walk): void {
    const wasChanged = this.#isChanged()
    this.#revision = walk.notes_revision
    if (wasChanged) {
      this.#join({ base: this.#base, notes: this.#notes, theirs: walk.walk_notes })
      this.#joinedWith = walk.notes_saved_by?.name ?? null
    } else {
      this.#notes = walk.walk_notes
    }
    this.#base = walk.walk_notes
  }

  #join(sides: { base: readonly PadNote[]; notes: readonly PadNote[]; theirs: readonly PadNote[] }): void {
    const { notes, clashes } = join(sides)
    this.#notes = notes
    this.#clashes = clashes
  }

  #isChanged(): boolean {
    return !isEqual(this.#base, this.#notes)
  }

  /** Two notes of one moment would be one: each gets a time of its own. */
  #stamp(): string {
    const latest = this.#notes.reduce((most, note) => Math.max(most, Date.parse(note.timestamp)), 0)
    return new Date(Math.max(this.#outside.now().getTime(), latest + 1)).toISOString()
  }

  #changed(): void {
    this.#pad = this.#show()
    for (const listener of this.#listeners) listener()
  }

  #isSaving(): boolean {
    return this.#sending || (this.#isChanged() && !this.#failed)
  }

  #show(): Pad {
    const state =
      this.#delayed || (this.#failed && this.#isChanged()) ? 'waiting' : this.#isSaving() ? 'saving' : 'saved'
    return { notes: this.#notes, state, joinedWith: this.#joinedWith, clashes: this.#clashes }
  }
}

/** Ours and theirs since both were `base`. Only a note that both changed differently is a clash; ours stands until it is decided. */
export function join({
  base,
  notes,
  theirs,
}: {
  base: readonly PadNote[]
  notes: readonly PadNote[]
  theirs: readonly PadNote[]
}): { notes: PadNote[]; clashes: Clash[] } {
  const before = byTime(base)
  const ours = byTime(notes)
  const other = byTime(theirs)
  const joined: PadNote[] = []
  const clashes: Clash[] = []
  for (const time of [...new Set([...other.keys(), ...ours.keys()])].sort((a, b) => a - b)) {
    const [was, mine, their] = [before.get(time), ours.get(time), other.get(time)]
    const isMineChanged = mine?.content !== was?.content
    const isTheirChanged = their?.content !== was?.content
    if (mine && isMineChanged && isTheirChanged && mine.content !== their?.content) {
      clashes.push({ mine, theirs: their ?? null })
      joined.push(mine)
    } else {
      // A change outlives a deletion, whoever made which.
      const kept = isMineChanged && (mine || !isTheirChanged) ? mine : their
      if (kept) joined.push(kept)
    }
  }
  return { notes: joined, clashes }
}

function byTime(notes: readonly PadNote[]): Map<number, PadNote> {
  return new Map(notes.map((note) => [Date.parse(note.timestamp), note]))
}

function isSame(note: PadNote, timestamp: string): boolean {
  return Date.parse(note.timestamp) === Date.parse(timestamp)
}

function isEqual(a: readonly PadNote[], b: readonly PadNote[]): boolean {
  return (
    a.length === b.length &&
    a.every((note, index) => {
      const other = b[index]
      return other !== undefined && isSame(note, other.timestamp) && note.content === other.content
    })
  )
}
