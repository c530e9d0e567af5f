// A ticket's story: what happened to it, newest last. A walk tells its own beginning and end; the history tells the rest.

import type { Schemas } from '../api/client.ts'

export type Story = Schemas['TicketStory']
export type Change = Story['history'][number]
export type StoryWalk = Story['walks'][number]

export type Chapter =
  | { kind: 'created'; at: string; change: Change }
  | { kind: 'walk'; at: string; walk: StoryWalk }
  | { kind: 'change'; at: string; change: Change }

export function chapters({ history, walks }: Pick<Story, 'history' | 'walks'>): Chapter[] {
  const told = new Set<Change>()
  const [first] = history
  const all: Chapter[] = []
  if (first && first.from_status == null) {
    told.add(first)
    all.push({ kind: 'created', at: first.at, change: first })
  }
  for (const walk of walks) {
    all.push({ kind: 'walk', at: walk.started_at, walk })
    for (const change of history) if (isToldBy(walk, change)) told.add(change)
  }
  for (const change of history) if (!told.has(change)) all.push({ kind: 'change', at: change.at, change })
  // A walk that begins with its ticket comes after it.
  const rank = { created: 0, walk: 1, change: 2 }
  return all.sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || rank[a.kind] - rank[b.kind])
}

/** Written in the walk's own transaction: when it began and when it ended. */
function isToldBy(walk: StoryWalk, change: Change): boolean {
  const at = Date.parse(change.at)
  if (change.to_status === 'walking' && change.from_status !== 'walking')
    return at === Date.parse(walk.started_at)
  if (walk.resolved_at == null || at !== Date.parse(walk.resolved_at)) return false
  return change.to_status === walk.status || walk.status === 'abandoned'
}
