import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { useKept } from '../auth/useKept.ts'
import { person } from '../test/people.ts'
import { refuse, renderAs, serve } from '../test/render.tsx'
import { walkOf } from '../test/walks.ts'
import { TreeWalk } from './TreeWalk.tsx'
import { useWalk } from './walk.ts'

const taken = (answer: string) => ({
  seq: 1,
  node_id: 'webmail',
  question: 'Does webmail work?',
  answer,
  at: '2026-03-04T12:01:00Z',
  by: { id: 'user-l1_tech', name: 'Dana Reyes' },
})
const NEXT = walkOf({
  step_count: 1,
  walked_path: [taken('No')],
  next_node: {
    id: 'password',
    type: 'question',
    text: 'Is the password right?',
    answers: [{ label: 'It is' }],
  },
})

function Walking({ onEnd = vi.fn() }: { onEnd?: (end: 'resolve' | 'escalate') => void }) {
  const { data } = useWalk('walk', 'user-l1_tech')
  const note = useKept('walk/walk/step-note', '')
  return data ? <TreeWalk walk={data} note={note} onEnd={onEnd} /> : null
}

test('a number answers; the note goes with it; the next question has the focus', async () => {
  const sent = serve({ 'GET /l1/sessions/walk': walkOf(), 'POST /l1/sessions/walk/step': NEXT })
  renderAs(person('l1_tech'), <Walking />)
  const user = userEvent.setup()
  await screen.findByRole('heading', { name: 'Does webmail work?' })
  await user.keyboard('t')
  await user.keyboard('asked twice{Enter}')
  await user.keyboard('2')
  expect(await screen.findByRole('heading', { name: 'Is the password right?' })).toHaveFocus()
  expect(sent.find((one) => one.method === 'POST')?.body).toMatchObject({
    node_id: 'webmail',
    answer: 'No',
    note: 'asked twice',
    step_count: 0,
  })
  expect(screen.getByLabelText('Note to the answer')).toHaveValue('')
})

test('a number typed into the note is text', async () => {
  const sent = serve({ 'GET /l1/sessions/walk': walkOf(), 'POST /l1/sessions/walk/step': NEXT })
  renderAs(person('l1_tech'), <Walking />)
  await userEvent.setup().type(await screen.findByLabelText('Note to the answer'), '12')
  expect(sent.filter((one) => one.method === 'POST')).toEqual([])
})

test('b takes the last step back and says which', async () => {
  const sent = serve({
    'GET /l1/sessions/walk': NEXT,
    'POST /l1/sessions/walk/back': walkOf({ step_count: 2 }),
  })
  renderAs(person('l1_tech'), <Walking />)
  await screen.findByRole('heading', { name: 'Is the password right?' })
  await userEvent.setup().keyboard('b')
  expect(await screen.findByRole('heading', { name: 'Does webmail work?' })).toBeInTheDocument()
  expect(screen.getByText('Taken back: No')).toBeInTheDocument()
  expect(sent.find((one) => one.method === 'POST')?.body).toEqual({ step_count: 1 })
})

test('somebody was quicker: the walk is shown as it stands, and nothing was doubled', async () => {
  serve({
    'GET /l1/sessions/walk': walkOf(),
    'POST /l1/sessions/walk/step': () =>
      refuse(409, { code: 'walk_moved_on', message: 'It has.', walk: NEXT }),
  })
  renderAs(person('l1_tech'), <Walking />)
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Yes' }))
  expect(await screen.findByRole('heading', { name: 'Is the password right?' })).toBeInTheDocument()
  expect(screen.getByText('This walk had moved on. Here it is as it stands now.')).toBeInTheDocument()
})

test('reaching an end asks for its dialog', async () => {
  const end = walkOf({
    step_count: 1,
    walked_path: [taken('Yes')],
    next_node: { id: 'done', type: 'resolve', text: 'Done.', answers: [] },
  })
  serve({ 'GET /l1/sessions/walk': walkOf(), 'POST /l1/sessions/walk/step': end })
  const onEnd = vi.fn()
  renderAs(person('l1_tech'), <Walking onEnd={onEnd} />)
  await screen.findByRole('heading', { name: 'Does webmail work?' })
  await userEvent.setup().keyboard('1')
  await waitFor(() => expect(onEnd).toHaveBeenCalledWith('resolve'))
  expect(screen.getByRole('button', { name: 'Resolve the ticket' })).toBeInTheDocument()
})

test('an answer on its way cannot be given twice', async () => {
  let answer: (walk: unknown) => void = () => undefined
  const sent = serve({
    'GET /l1/sessions/walk': walkOf(),
    'POST /l1/sessions/walk/step': () => new Promise((resolve) => (answer = resolve)),
  })
  renderAs(person('l1_tech'), <Walking />)
  await screen.findByRole('heading', { name: 'Does webmail work?' })
  const user = userEvent.setup()
  await user.keyboard('1')
  await user.keyboard('1')
  await user.keyboard('2')
  await waitFor(() => expect(sent.filter((one) => one.method === 'POST')).toHaveLength(1))
  answer(NEXT)
})
