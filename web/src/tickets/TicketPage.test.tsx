import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { person } from '../test/people.ts'
import { refuse, renderAs, serve } from '../test/render.tsx'
// The list of a menu is fetched when it is first opened: here it is at hand.
import '../ui/MenuPopup.tsx'
import { TicketPage } from './TicketPage.tsx'

const PATH = '/tickets/:ticketId'
const story = (over: object = {}) => ({
  ticket_id: 't-1042',
  ticket_kind: 'internal',
  number: 1042,
  problem_statement: 'Scanner',
  status: 'open',
  created_by: { id: 'u-ravi', name: 'Ravi' },
  created_at: '2026-03-04T12:00:00Z',
  updated_at: '2026-03-04T12:00:00Z',
  history: [],
  walks: [],
  ...over,
})
const walkedBy = (id: string, name: string) =>
  story({ status: 'walking', active_walk: { session_id: 's-1', holder: { id, name } } })

test('a number as the address leads to its ticket', async () => {
  const sent = serve({
    'GET /internal-tickets': { items: [story()] },
    'GET /internal-tickets/t-1042': story(),
  })
  const router = renderAs(person('l1_tech'), <TicketPage />, { at: '/tickets/1042', path: PATH })
  expect(await screen.findByRole('heading', { level: 1, name: 'Scanner' })).toBeInTheDocument()
  expect(router.state.location.pathname).toBe('/tickets/t-1042')
  expect(sent.find((request) => request.path === '/internal-tickets')?.query.get('number')).toBe('1042')
})

test('a number nobody has says so', async () => {
  serve({ 'GET /internal-tickets': { items: [] } })
  renderAs(person('l1_tech'), <TicketPage />, { at: '/tickets/7', path: PATH })
  expect(await screen.findByText('There is no ticket #7 here')).toBeInTheDocument()
})

test.each([
  ['open', story(), ['Start a walk']],
  ['mine', walkedBy('me', 'Dana'), ['Resume the walk']],
  ["somebody else's", walkedBy('u-ravi', 'Ravi'), ['Take over', 'Ravi is walking this']],
  ['resolved', story({ status: 'resolved' }), ['Reopen']],
  ['escalated', story({ status: 'escalated', escalation_category: 'Other' }), []],
])('what can be done with one that is %s', async (_, ticket, acts) => {
  const me = person('l1_tech')
  const held = ticket as ReturnType<typeof walkedBy> & { active_walk?: { holder: { id: string } } }
  if (held.active_walk?.holder.id === 'me') held.active_walk.holder.id = me.user.id
  serve({ 'GET /internal-tickets/t-1042': ticket })
  renderAs(me, <TicketPage />, { at: '/tickets/t-1042', path: PATH })
  await screen.findByRole('heading', { level: 1, name: 'Scanner' })
  const known = ['Start a walk', 'Resume the walk', 'Take over', 'Ravi is walking this', 'Reopen']
  const offered = known.filter(
    (name) => screen.queryByRole('button', { name }) ?? screen.queryByRole('link', { name }),
  )
  expect(offered.toSorted()).toEqual(acts.toSorted())
})

test('an engineer who does not cover reads along and takes nothing over', async () => {
  serve({ 'GET /internal-tickets/t-1042': walkedBy('u-ravi', 'Ravi') })
  renderAs(person('engineer'), <TicketPage />, { at: '/tickets/t-1042', path: PATH })
  expect(await screen.findByRole('link', { name: 'Ravi is walking this' })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Take over' })).not.toBeInTheDocument()
})

test('taking over refused says why', async () => {
  serve({
    'GET /internal-tickets/t-1042': walkedBy('u-ravi', 'Ravi'),
    'POST /l1/sessions/s-1/take-over': () =>
      refuse(409, { code: 'walk_not_active', message: 'This walk has ended.', request_id: 'R-1' }),
  })
  renderAs(person('l1_tech'), <TicketPage />, { at: '/tickets/t-1042', path: PATH })
  await userEvent.setup().click(await screen.findByRole('button', { name: 'Take over' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('This walk has ended.')
})

test('its link and its number are copied, the link by its number', async () => {
  serve({ 'GET /internal-tickets/t-1042': story() })
  renderAs(person('l1_tech'), <TicketPage />, { at: '/tickets/t-1042', path: PATH })
  const user = userEvent.setup()
  for (const [entry, text] of [
    ['Copy link', `${window.location.origin}/tickets/1042`],
    ['Copy number', '#1042'],
  ] as const) {
    await user.click(await screen.findByRole('button', { name: 'More' }))
    await user.click(await screen.findByRole('menuitem', { name: entry }))
    await waitFor(async () => expect(await navigator.clipboard.readText()).toBe(text))
  }
})

test('its customer leads to all tickets of theirs', async () => {
  serve({ 'GET /internal-tickets/t-1042': story({ customer_name: 'Tailspin Toys' }) })
  renderAs(person('l1_tech'), <TicketPage />, { at: '/tickets/t-1042', path: PATH })
  const facts = (await screen.findByText('Customer')).parentElement as HTMLElement
  expect(within(facts).getByRole('link', { name: 'Tailspin Toys' })).toHaveAttribute(
    'href',
    '/l1/tickets?customer=Tailspin+Toys',
  )
})
