// The rights that pages ask for, each with the one question that decides. The server decides in the end; this explains beforehand.

import type { Me } from './session.ts'

export type Right =
  | 'work_l1'
  | 'read_tickets'
  | 'read_flows'
  | 'author_flows'
  | 'draft_proposals'
  | 'read_seats'
  | 'manage_account'
  | 'manage_installation'

const RIGHTS: Record<Right, (me: Me) => boolean> = {
  work_l1: ({ permissions }) => permissions.l1_surface,
  read_tickets: ({ permissions }) => permissions.read_tickets,
  read_flows: ({ permissions }) => permissions.read_flows,
  author_flows: ({ permissions }) => permissions.author_flows,
  draft_proposals: ({ permissions }) => permissions.read_tickets,
  read_seats: ({ permissions }) => permissions.read_seats,
  manage_account: ({ permissions }) => permissions.manage_account,
  manage_installation: ({ permissions }) => permissions.manage_installation,
}

export function may(me: Me, right: Right): boolean {
  return RIGHTS[right](me)
}

/** An engineer who is covering L1: what they do there is marked as such. */
export function isCovering(me: Me): boolean {
  return me.permissions.acting_as === 'l1_coverage'
}
