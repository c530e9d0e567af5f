// What a decision about somebody brings with it, in the numbers that the server gave.

import type { Schemas } from '../api/client.ts'

export type Person = Schemas['PersonView']
export type Role = Schemas['Role']
export type Seats = Schemas['SeatsView']

/** What somebody is to be. */
export interface Becoming {
  role: Role
  covers: boolean
  active: boolean
}

export type Consequence =
  | { what: 'signsOut'; count: number }
  | { what: 'putsBack'; count: number }
  | { what: 'endsCoverage' }
  | { what: 'frees'; role: SeatRole }
  | { what: 'takes'; role: SeatRole }

export type SeatRole = 'engineer' | 'l1_tech'

export function asTheyAre(person: Person): Becoming {
  return { role: person.account_role, covers: person.can_cover_l1, active: person.is_active }
}

/** In the order in which they are said. */
export function consequences(person: Person, next: Becoming): Consequence[] {
  const now = asTheyAre(person)
  const said: Consequence[] = []
  const signsOut = now.role !== next.role || now.active !== next.active
  if (signsOut && person.open_sessions > 0) said.push({ what: 'signsOut', count: person.open_sessions })
  if (!mayWalk(next) && person.walks_in_hand > 0) said.push({ what: 'putsBack', count: person.walks_in_hand })
  if (now.covers && next.role !== 'engineer') said.push({ what: 'endsCoverage' })
  const [before, after] = [seatOf(now), seatOf(next)]
  if (before !== after) {
    if (before) said.push({ what: 'frees', role: before })
    if (after) said.push({ what: 'takes', role: after })
  }
  return said
}

/** The role whose seats are full, if that is in the way. */
export function fullRole(person: Person, next: Becoming, seats: Seats | undefined): SeatRole | null {
  const [before, after] = [seatOf(asTheyAre(person)), seatOf(next)]
  return after !== null && after !== before && isFull(after, seats) ? after : null
}

export function isFull(role: Role, seats: Seats | undefined): boolean {
  return (role === 'engineer' || role === 'l1_tech') && seats?.[role].available === 0
}

function seatOf({ role, active }: Becoming): SeatRole | null {
  return active && (role === 'engineer' || role === 'l1_tech') ? role : null
}

function mayWalk({ role, covers, active }: Becoming): boolean {
  return active && (role === 'l1_tech' || role === 'owner' || (role === 'engineer' && covers))
}
