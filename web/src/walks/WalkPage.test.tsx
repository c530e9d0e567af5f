import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { person } from '../test/people.ts'
import { renderAs, serve } from '../test/render.tsx'
import { walkOf } from '../test/walks.ts'
import { WalkPage } from './WalkPage.tsx'
import type { Walk } from './walk.ts'

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
  await userEvent.setup().click(screen.getByRole('button', { name: 'Take over' }))
  expect(await screen.findByRole('button', { name: 'Resolve' })).toBeInTheDocument()
  expect(sent.some((one) => one.path === '/l1/sessions/walk/take-over')).toBe(true)
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
  const user = userEvent.setup()
  await user.type(await screen.findByRole('textbox', { name: 'New note' }), 'customer was happy')
  await user.click(screen.getByRole('button', { name: 'Resolve' }))
  expect(await screen.findByRole('textbox', { name: 'What fixed it' })).toHaveValue('Restarted the router.')
  const press = () => screen.getAllByRole('button', { name: 'Resolve' }).at(-1) as HTMLElement
  expect(press()).toHaveAttribute('aria-disabled', 'true')
  await user.click(screen.getByRole('radio', { name: 'Yes' }))
  await user.keyboard('{Control>}{Enter}{/Control}')
  await waitFor(() => expect(router.state.location.pathname).toBe('/l1'))
  expect(sent.filter((one) => one.method === 'POST').map((one) => one.path)).toEqual([
    '/l1/sessions/walk/notes',
    '/l1/sessions/walk/resolve',
  ])
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
