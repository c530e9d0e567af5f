import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { useKept } from '../auth/useKept.ts'
import { useLane } from '../outgoing/outgoing.ts'
import { person } from '../test/people.ts'
import { refuse, renderAs, serve } from '../test/render.tsx'
import { walkOf } from '../test/walks.ts'
import { ahead } from './ahead.ts'
import { NotSent } from './NotSent.tsx'
import { TreeWalk } from './TreeWalk.tsx'
import { useWalk, useWalkTree, type Walk } from './walk.ts'

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

type OnEnd = (end: 'resolve' | 'escalate') => void

function Walking({ onEnd = vi.fn() }: { onEnd?: OnEnd }) {
  const { data } = useWalk('walk', 'user-l1_tech')
  return data ? <Found walk={data} onEnd={onEnd} /> : null
}

function Found({ walk, onEnd }: { walk: Walk; onEnd: OnEnd }) {
  const { entries } = useLane(walk.id)
  const note = useKept('walk/walk/step-note', '')
  const stands = ahead(walk, useWalkTree(walk), entries, walk.holder)
  return (
    <>
      <NotSent walk={stands.walk} />
      <TreeWalk ahead={stands} note={note} onEnd={onEnd} />
    </>
  )
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

test('somebody was quicker: what was not sent is shown beside the walk as it stands, and kept as a note', async () => {
  const sent = serve({
    'GET /l1/sessions/walk': walkOf(),
    'POST /l1/sessions/walk/step': () =>
      refuse(409, { code: 'walk_moved_on', message: 'This walk has moved on.', walk: NEXT }),
    'POST /l1/sessions/walk/notes': NEXT,
  })
  renderAs(person('l1_tech'), <Walking />)
  const user = userEvent.setup()
  await user.type(await screen.findByLabelText('Note to the answer'), 'asked twice')
  await user.click(await screen.findByRole('button', { name: 'Yes' }))
  expect(await screen.findByRole('heading', { name: 'Is the password right?' })).toBeInTheDocument()
  expect(screen.getByText('This walk has moved on. Look where it stands now.')).toBeInTheDocument()
  const yours = within(screen.getByRole('region', { name: 'Yours' }))
  expect(yours.getByText('Does webmail work? → Yes')).toBeInTheDocument()
  expect(yours.getByText('asked twice')).toBeInTheDocument()
  const theirs = within(screen.getByRole('region', { name: 'There now' }))
  expect(theirs.getByText('Does webmail work? → No')).toBeInTheDocument()

  // Nothing is answered before that is decided.
  await user.keyboard('1')
  await user.click(screen.getByRole('button', { name: 'Keep it as a note' }))
  expect(screen.queryByText('This was not sent')).toBeNull()
  await waitFor(() => expect(sent.at(-1)?.path).toBe('/l1/sessions/walk/notes'))
  expect(sent.at(-1)?.body).toMatchObject({ notes: [{ content: 'Does webmail work? → Yes\nasked twice' }] })
  expect(sent.filter((one) => one.path.endsWith('/step'))).toHaveLength(1)
})

test('with the tree at hand the next question is there at once, and the answers leave in order', async () => {
  const tree = {
    start: 'webmail',
    nodes: {
      webmail: { type: 'question', text: 'Does webmail work?', answers: [{ label: 'Yes', to: 'password' }] },
      password: {
        type: 'question',
        text: 'Is the password right?',
        answers: [{ label: 'It is', to: 'done' }],
      },
      done: { type: 'resolve', text: 'Restart it.' },
    },
  }
  let answer: (walk: unknown) => void = () => undefined
  const sent = serve({
    'GET /l1/sessions/walk': walkOf(),
    'GET /l1/sessions/walk/tree': tree,
    'POST /l1/sessions/walk/step': () => new Promise((resolve) => (answer = resolve)),
  })
  const onEnd = vi.fn()
  renderAs(person('l1_tech'), <Walking onEnd={onEnd} />)
  await screen.findByRole('heading', { name: 'Does webmail work?' })
  await waitFor(() => expect(sent.some((one) => one.path.endsWith('/tree'))).toBe(true))
  await new Promise((read) => setTimeout(read))
  const user = userEvent.setup()
  await user.keyboard('1')
  expect(await screen.findByRole('heading', { name: 'Is the password right?' })).toHaveFocus()
  await user.keyboard('1')
  expect(await screen.findByRole('heading', { name: 'Restart it.' })).toBeInTheDocument()
  expect(onEnd).toHaveBeenCalledWith('resolve')
  const steps = () => sent.filter((one) => one.path.endsWith('/step')).map((one) => one.body)
  await waitFor(() => expect(steps()).toHaveLength(1))
  answer(NEXT)
  await waitFor(() => expect(steps()).toMatchObject([{ step_count: 0 }, { step_count: 1, answer: 'It is' }]))
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
