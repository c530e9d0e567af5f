import { expect, test } from 'vitest'
import type { Tree } from '../flows/tree.ts'
import { append, type WalkAct, type WalkLane } from '../outgoing/acts.ts'
import { walkOf } from '../test/walks.ts'
import { ahead } from './ahead.ts'

const TREE: Tree = {
  title: 'Outlook',
  summary: '',
  tags: [],
  start: 'webmail',
  nodes: {
    webmail: {
      type: 'question',
      text: 'Does webmail work?',
      answers: [
        { label: 'Yes', to: 'done' },
        { label: 'No', to: 'password' },
      ],
    },
    password: { type: 'question', text: 'Is the password right?', answers: [{ label: 'It is', to: 'done' }] },
    done: { type: 'resolve', text: 'Done.' },
  },
}
const me = { id: 'user-l1_tech', name: 'Dana Reyes' }
const AT = '2026-03-04T12:05:00Z'
const lane = (...acts: WalkAct[]): WalkLane =>
  acts.reduce<WalkLane>((entries, act, index) => append({ id: `${index}`, at: AT }, act)(entries), [])
const step = (step_count: number, node_id: string, answer: string, note?: string): WalkAct => ({
  kind: 'step',
  body: { node_id, answer, note: note ?? null, step_count },
})
const back = (step_count: number): WalkAct => ({ kind: 'back', body: { step_count }, answer: '' })

test('steps that wait are shown at once, in the words of the tree, and said to wait', () => {
  const { walk, unsent, isBlocked } = ahead(
    walkOf(),
    TREE,
    lane(step(0, 'webmail', 'No', 'asked twice'), step(1, 'password', 'It is')),
    me,
  )
  expect(walk.walked_path).toMatchObject([
    { seq: 1, question: 'Does webmail work?', answer: 'No', l1_note: 'asked twice', at: AT, by: me },
    { seq: 2, question: 'Is the password right?', answer: 'It is' },
  ])
  expect(walk.next_node).toMatchObject({ id: 'done', type: 'resolve', answers: [] })
  expect([walk.step_count, [...unsent], isBlocked]).toEqual([2, [1, 2], false])
})

test('a step taken back is gone from the path, and the log has grown', () => {
  const { walk } = ahead(
    walkOf(),
    TREE,
    lane(step(0, 'webmail', 'No'), back(1), step(2, 'webmail', 'Yes')),
    me,
  )
  expect(walk.walked_path.map(({ seq, answer }) => [seq, answer])).toEqual([[3, 'Yes']])
  expect(walk.step_count).toBe(3)
})

test('what the server has by now is not shown twice', () => {
  const waiting = lane(step(0, 'webmail', 'No'), step(1, 'password', 'It is'))
  const { walk: server } = ahead(walkOf(), TREE, waiting.slice(0, 1), me)
  const { walk, unsent } = ahead(server, TREE, waiting, me)
  expect(walk.walked_path).toHaveLength(2)
  expect([...unsent]).toEqual([2])
})

test('without its tree, and once something was refused, nothing more is shown and nothing more answered', () => {
  const waiting = lane(step(0, 'webmail', 'No'))
  for (const tree of [undefined, null]) {
    const { walk, isBlocked } = ahead(walkOf(), tree, waiting, me)
    expect([walk.step_count, isBlocked]).toEqual([0, true])
  }
  const [first] = waiting
  if (!first) throw new Error('there is one')
  const refused = [{ ...first, refused: { code: 'walk_moved_on', message: '' } }]
  expect(ahead(walkOf(), TREE, refused, me)).toMatchObject({ walk: { step_count: 0 }, isBlocked: true })
})

test('an ending that waits has ended the walk here', () => {
  const { walk } = ahead(
    walkOf(),
    TREE,
    lane({ kind: 'resolve', body: { resolution_notes: 'Restarted', helpful: true } }),
    me,
  )
  expect(walk).toMatchObject({
    status: 'resolved',
    resolution_notes: 'Restarted',
    helpful: true,
    next_node: null,
  })
  const escalated = ahead(walkOf(), TREE, lane({ kind: 'escalate', body: { reason_category: 'Other' } }), me)
  expect(escalated.walk).toMatchObject({ status: 'escalated', escalation_reason_category: 'Other' })
})
