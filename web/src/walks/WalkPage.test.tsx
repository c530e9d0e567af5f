import 'fake-indexeddb/auto'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { clear, createStore, keys } from 'idb-keyval'
import { beforeEach, expect, test, vi } from 'vitest'
import { api, cache } from '../api/client.ts'
import { person } from '../test/people.ts'
import { refuse, renderAs, serve } from '../test/render.tsx'
import { walkOf } from '../test/walks.ts'
import { WalkPage } from './WalkPage.tsx'
import type { Walk } from './walk.ts'

// What jsdom lacks.
Element.prototype.scrollTo = () => undefined

const browser = createStore('resolutionflow', 'unsent')
beforeEach(() => clear(browser))

const AT = { at: '/l1/walk/walk', path: '/l1/walk/:sessionId' }
const ben = { id: 'ben', name: 'Ben' }
const end = {
  id: 'done',
  type: 'resolve',
  text: 'Restarted the router.',
  answers: [],
} satisfies Walk['next_node']

test('others read along, and may take over', async () => {
  const sent = serve({
    'GET /l1/sessions/walk': walkOf({ holder: ben }),
    'POST /l1/sessions/walk/take-over': walkOf(),
  })
  renderAs(person('l1_tech'), <WalkPage />, AT)
  expect(await screen.findByText('Ben is walking this.')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Resolve' })).toBeNull()
  await userEvent.setup({ delay: null }).click(screen.getByRole('button', { name: 'Take over' }))
  expect(await screen.findByRole('button', { name: 'Resolve' })).toBeInTheDocument()
  expect(sent.some((one) => one.path === '/l1/sessions/walk/take-over')).toBe(true)
})

test('whoever loses the walk to a colleague is told, reads along, and keeps what was not sent', async () => {
  let walk = walkOf({ next_node: end })
  serve({
    'GET /l1/sessions/walk': () => walk,
    'POST /l1/sessions/walk/notes': () =>
      refuse(409, { code: 'not_holder', message: 'Ben holds this walk.', walk }),
  })
  renderAs(person('l1_tech'), <WalkPage />, AT)
  const user = userEvent.setup({ delay: null })
  await user.type(await screen.findByRole('textbox', { name: 'New note' }), 'the serial is 4711')
  await user.click(screen.getByRole('button', { name: 'Resolve' }))
  await user.type(await screen.findByRole('textbox', { name: 'What fixed it' }), ' Twice.')

  walk = walkOf({ holder: ben, next_node: end })
  await cache.invalidateQueries()
  expect(await screen.findByText('Ben took this walk over.')).toBeInTheDocument()
  expect(screen.queryByRole('textbox')).toBeNull()
  expect(screen.queryByRole('button', { name: 'Resolve' })).toBeNull()
  expect(screen.getByRole('heading', { level: 1 })).toHaveFocus()
  expect(await screen.findByRole('region', { name: 'Yours' })).toBeInTheDocument()
  expect(screen.getByText('the serial is 4711')).toBeInTheDocument()
  expect(screen.getByText('Restarted the router. Twice.')).toBeInTheDocument()
  const copied = vi.spyOn(navigator.clipboard, 'writeText')
  await user.click(screen.getByRole('button', { name: 'Copy it' }))
  expect(copied).toHaveBeenCalledWith('the serial is 4711\nRestarted the router. Twice.')
  await user.click(screen.getByRole('button', { name: 'Let it go' }))
  expect(screen.queryByText('the serial is 4711')).toBeNull()
  await waitFor(async () => expect(await keys(browser)).toEqual([]))

  walk = walkOf({ holder: ben, status: 'escalated', next_node: null })
  await cache.invalidateQueries()
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Take over' })).toBeNull())
  expect(screen.getByText('Ben took this walk over.')).toBeInTheDocument()
})

test('an engineer without coverage reads and takes nothing over', async () => {
  serve({ 'GET /l1/sessions/walk': walkOf({ holder: ben }) })
  renderAs(person('engineer'), <WalkPage />, AT)
  expect(await screen.findByText('Ben is walking this.')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Take over' })).toBeNull()
})

test('resolving asks for the vote and what fixed it, which the flow has filled in; what was typed goes first', async () => {
  const noted: unknown[] = []
  const sent = serve({
    'GET /l1/sessions/walk': walkOf({ next_node: end }),
    'POST /l1/sessions/walk/notes': ({
      body,
    }: {
      body: { notes: { timestamp: string; content: string }[] }
    }) => {
      noted.push(...body.notes)
      const by = { id: 'user-l1_tech', name: 'Dana Reyes' }
      return walkOf({
        next_node: end,
        notes_revision: 1,
        walk_notes: body.notes.map((note) => ({ ...note, by })),
      })
    },
    'POST /l1/sessions/walk/resolve': walkOf({ status: 'resolved', next_node: null }),
  })
  const router = renderAs(person('l1_tech'), <WalkPage />, AT)
  const user = userEvent.setup({ delay: null })
  await user.type(await screen.findByRole('textbox', { name: 'New note' }), 'customer was happy')
  await user.click(screen.getByRole('button', { name: 'Resolve' }))
  expect(await screen.findByRole('textbox', { name: 'What fixed it' })).toHaveValue('Restarted the router.')
  const press = () => screen.getAllByRole('button', { name: 'Resolve' }).at(-1) as HTMLElement
  expect(press()).toHaveAttribute('aria-disabled', 'true')
  await user.click(screen.getByRole('radio', { name: 'Yes' }))
  // In haste.
  await user.keyboard('{Control>}{Enter}{Enter}{/Control}')
  await waitFor(() => expect(router.state.location.pathname).toBe('/l1'))
  await waitFor(() =>
    expect(sent.filter((one) => one.method === 'POST').map((one) => one.path)).toEqual([
      '/l1/sessions/walk/notes',
      '/l1/sessions/walk/resolve',
    ]),
  )
  expect(noted).toMatchObject([{ content: 'customer was happy' }])
  expect(sent.find((one) => one.path.endsWith('/resolve'))?.body).toEqual({
    helpful: true,
    resolution_notes: 'Restarted the router.',
  })
})

test('a walk that is not there says so', async () => {
  serve({})
  renderAs(person('l1_tech'), <WalkPage />, AT)
  expect(await screen.findByText('There is nothing at this address')).toBeInTheDocument()
})

const dana = { id: 'user-l1_tech', name: 'Dana Reyes' }

/** A server that keeps the notes it is sent. */
function keepsNotes() {
  let walk = walkOf({ session_kind: 'adhoc', flow: null, next_node: null })
  const sent = serve({
    'GET /l1/sessions/walk': () => walk,
    'POST /l1/sessions/walk/notes': ({
      body,
    }: {
      body: { notes: { timestamp: string; content: string }[]; revision: number }
    }) => {
      if (body.revision !== walk.notes_revision)
        return refuse(409, { code: 'notes_moved_on', message: 'Ben changed these notes meanwhile.', walk })
      walk = {
        ...walk,
        notes_revision: walk.notes_revision + 1,
        walk_notes: body.notes.map((note) => ({ ...note, by: dana })),
      }
      return walk
    },
  })
  return {
    sent,
    contents: () => walk.walk_notes.map((note) => note.content),
    change: (part: Partial<Walk>) => {
      walk = { ...walk, ...part }
    },
  }
}

test('what is being typed is saved when typing stops, goes on being the same note, and is one with Enter', async () => {
  const server = keepsNotes()
  renderAs(person('l1_tech'), <WalkPage />, AT)
  const user = userEvent.setup({ delay: null })
  const field = await screen.findByRole('textbox', { name: 'New note' })
  await user.type(field, 'half a sen')
  expect(screen.getByText('Saving…')).toBeInTheDocument()
  await waitFor(() => expect(server.contents()).toEqual(['half a sen']), { timeout: 3000 })
  expect(await screen.findByText('Saved')).toBeInTheDocument()
  // It stands in its field, not in the list as well; and the browser keeps nothing that the server has.
  expect(field).toHaveValue('half a sen')
  expect(screen.queryByRole('list', { name: 'Notes' })).toBeNull()
  await waitFor(async () => expect(await keys(browser)).toEqual([]))
  await user.type(field, 'tence{Enter}')
  await waitFor(() => expect(server.contents()).toEqual(['half a sentence']))
  expect(field).toHaveValue('')
  expect(await screen.findByRole('listitem')).toHaveTextContent('half a sentence')
  expect(server.sent.filter((one) => one.method === 'POST')).toHaveLength(2)
})

test('a note that somebody else changed too is kept twice when both are wanted', async () => {
  const note = { timestamp: '2026-03-04T12:01:00Z', content: 'port 1', by: dana }
  const server = keepsNotes()
  server.change({ walk_notes: [note], notes_revision: 1 })
  renderAs(person('l1_tech'), <WalkPage />, AT)
  const user = userEvent.setup({ delay: null })
  await user.click(await screen.findByRole('button', { name: 'Edit the note' }))
  server.change({ walk_notes: [{ ...note, content: 'port 3', by: ben }], notes_revision: 2 })
  const field = screen.getByRole('textbox', { name: 'Edit the note' })
  await user.clear(field)
  await user.type(field, 'port 2{Enter}')
  expect(await screen.findByRole('region', { name: 'You both changed this note' })).toBeInTheDocument()
  expect(screen.getByText('Not sent. Please decide.')).toBeInTheDocument()
  expect(server.contents()).toEqual(['port 3'])
  await user.click(screen.getByRole('button', { name: 'Keep both' }))
  await waitFor(() => expect(server.contents()).toEqual(['port 3', 'port 2']))
  expect(await screen.findByText('Saved')).toBeInTheDocument()
})

test('an answer that is acknowledged while one types elsewhere moves nothing', async () => {
  const tree = {
    start: 'webmail',
    nodes: {
      webmail: { type: 'question', text: 'Does webmail work?', answers: [{ label: 'Yes', to: 'password' }] },
      password: {
        type: 'question',
        text: 'Is the password right?',
        answers: [{ label: 'It is', to: 'done' }],
      },
      done: end,
    },
  }
  const step = { seq: 1, node_id: 'webmail', question: 'Does webmail work?', answer: 'Yes', by: dana }
  const next = walkOf({
    flow: null,
    step_count: 1,
    walked_path: [{ ...step, at: '2026-03-04T12:01:00Z' }],
    next_node: { id: 'password', type: 'question', text: 'Is the password right?', answers: [] },
  })
  const asked: ((walk: Walk) => void)[] = []
  serve({
    'GET /l1/sessions/walk': walkOf({ flow: null }),
    'GET /l1/sessions/walk/tree': tree,
    'POST /l1/sessions/walk/step': () => new Promise((done) => asked.push(done)),
  })
  renderAs(person('l1_tech'), <WalkPage />, AT)
  const user = userEvent.setup({ delay: null })
  await screen.findByRole('button', { name: /^More/ })
  const { queryKey } = api.queryOptions('get', '/l1/sessions/{id}/tree', { params: { path: { id: 'walk' } } })
  await waitFor(() => expect(cache.getQueryData(queryKey)).toBeDefined())
  await new Promise((shown) => setTimeout(shown))
  await user.keyboard('1')
  expect(await screen.findByRole('heading', { name: 'Is the password right?' })).toHaveFocus()
  expect(screen.getByText('Not sent yet')).toBeInTheDocument()
  const field = screen.getByRole('textbox', { name: 'New note' })
  await user.click(field)
  await waitFor(() => expect(asked).toHaveLength(1))
  asked[0]?.(next)
  expect(await screen.findByText('Saved')).toBeInTheDocument()
  expect(screen.queryByText('Not sent yet')).toBeNull()
  expect(field).toHaveFocus()
})
