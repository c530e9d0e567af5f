// Walks for tests.

import type { Walk } from '../walks/walk.ts'

export function walkOf(part: Partial<Walk> = {}): Walk {
  const dana = { id: 'user-l1_tech', name: 'Dana Reyes' }
  return {
    id: 'walk',
    session_kind: 'flow',
    ticket_id: 'ticket',
    ticket_kind: 'internal',
    flow_id: 'flow',
    flow_version: 1,
    walked_path: [],
    step_count: 0,
    walk_notes: [],
    pauses: [],
    notes_revision: 0,
    status: 'active',
    acting_as: 'l1_tech',
    started_at: '2026-03-04T12:00:00Z',
    last_step_at: '2026-03-04T12:00:00Z',
    created_by: dana,
    holder: dana,
    ticket: {
      ticket_id: 'ticket',
      ticket_kind: 'internal',
      number: 1042,
      problem_statement: 'Outlook cannot connect',
      status: 'walking',
      created_at: '2026-03-04T12:00:00Z',
    },
    flow: { id: 'flow', title: 'Outlook', version: 1, newer_version: true },
    next_node: {
      id: 'webmail',
      type: 'question',
      text: 'Does webmail work?',
      answers: [{ label: 'Yes' }, { label: 'No' }],
    },
    ...part,
  }
}
