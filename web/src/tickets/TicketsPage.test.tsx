import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { person } from '../test/people.ts'
import { refuse, renderAs, serve } from '../test/render.tsx'
import { TicketsPage } from './TicketsPage.tsx'

const AT = { at: '/l1/tickets', path: '/l1/tickets' }
const COUNTS = { open: 4, walking: 1, resolved: 20, escalated: 2, at_least: [] }
const PEOPLE = [
  { id: 'u-ravi', name: 'Ravi' },
  { id: 'u-eve', name: 'Eve' },
]
const ticket = (number: number, problem: string) => ({
  ticket_id: `t${number}`,
  ticket_kind: 'internal',
  number,
  problem_statement: problem,
  status: 'open',
  created_at: '2026-03-04T12:00:00Z',
  updated_at: '2026-03-04T12:00:00Z',
})

test('tabs count, filter and live in the address', async () => {
  const sent = serve({
    'GET /internal-tickets/counts': COUNTS,
    'GET /internal-tickets/people': PEOPLE,
    'GET /internal-tickets': { items: [ticket(1, 'Scanner')] },
  })
  const router = renderAs(person('l1_tech'), <TicketsPage />, AT)
  const tabs = await screen.findByRole('navigation', { name: 'Tickets by status' })
  expect(await within(tabs).findByRole('link', { name: 'All 27' })).toHaveAttribute('aria-current', 'page')
  await userEvent.setup().click(within(tabs).getByRole('link', { name: 'Escalated 2' }))
  expect(router.state.location.search).toBe('?status=escalated')
  await waitFor(() => expect(sent.at(-1)?.query.get('status')).toBe('escalated'))
})

test('searching goes into the address and to the server; the next page is added', async () => {
  const sent = serve({
    'GET /internal-tickets/counts': COUNTS,
    'GET /internal-tickets/people': PEOPLE,
    'GET /internal-tickets': ({ query }: { query: URLSearchParams }) =>
      query.has('cursor')
        ? { items: [ticket(1, 'Oldest')] }
        : { items: [ticket(2, 'Newest')], next_cursor: 'abc' },
  })
  const router = renderAs(person('l1_tech'), <TicketsPage />, AT)
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Show more' }))
  expect(await screen.findAllByRole('link', { name: /Oldest/ })).not.toHaveLength(0)
  expect(screen.getAllByRole('link', { name: /Newest/ })).not.toHaveLength(0)
  await user.type(screen.getByRole('searchbox', { name: /^Search tickets/ }), 'vpn')
  await waitFor(() => expect(router.state.location.search).toBe('?search=vpn'))
  await waitFor(() => expect(sent.at(-1)?.query.get('search')).toBe('vpn'))
})

test('a failure says what happened, under which id, and can be tried again', async () => {
  let isBroken = true
  serve({
    'GET /internal-tickets/counts': COUNTS,
    'GET /internal-tickets/people': PEOPLE,
    'GET /internal-tickets': () =>
      isBroken
        ? refuse(500, { code: 'internal', message: 'x', request_id: 'R-77' })
        : { items: [ticket(3, 'Back again')] },
  })
  renderAs(person('l1_tech'), <TicketsPage />, AT)
  expect(await screen.findByText('Request R-77')).toBeInTheDocument()
  isBroken = false
  await userEvent.setup().click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findAllByRole('link', { name: /Back again/ })).not.toHaveLength(0)
})

test('each chip narrows list and counts, is in the address, and goes by its cross', async () => {
  const sent = serve({
    'GET /internal-tickets/counts': { ...COUNTS, resolved: 1000, at_least: ['resolved'] },
    'GET /internal-tickets/people': PEOPLE,
    'GET /internal-tickets': { items: [ticket(1, 'Scanner')] },
  })
  const me = person('l1_tech')
  const router = renderAs(me, <TicketsPage />, AT)
  const user = userEvent.setup()
  const asked = (path: string) => sent.filter((request) => request.path === path).at(-1)?.query
  const tabs = await screen.findByRole('navigation', { name: 'Tickets by status' })
  expect(await within(tabs).findByRole('link', { name: 'Resolved 1,000+' })).toBeInTheDocument()
  expect(within(tabs).getByRole('link', { name: 'All 1,000+' })).toBeInTheDocument()

  const assigned = screen.getByRole('combobox', { name: 'Assigned to' })
  await within(assigned).findByRole('option', { name: 'Ravi' })
  await user.selectOptions(assigned, 'Ravi')
  expect(router.state.location.search).toBe('?assigned_to=u-ravi')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Escalated for' }), 'Needs admin access')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Taken by' }), `${me.user.name} (me)`)
  await user.type(screen.getByRole('searchbox', { name: 'Customer’s name' }), 'Tail')
  await waitFor(() => expect(asked('/internal-tickets')?.get('customer')).toBe('Tail'))
  for (const path of ['/internal-tickets', '/internal-tickets/counts']) {
    const query = asked(path)
    expect(query?.get('assigned_to'), path).toBe('u-ravi')
    expect(query?.get('category'), path).toBe('Needs admin access')
    expect(query?.get('created_by'), path).toBe(me.user.id)
  }
  expect(within(tabs).getByRole('link', { name: /^Waiting/ })).toHaveAttribute(
    'href',
    expect.stringContaining('assigned_to=u-ravi'),
  )

  await user.click(screen.getByRole('button', { name: 'Without Assigned to' }))
  expect(router.state.location.search).not.toContain('assigned_to')
  await user.click(screen.getByRole('button', { name: 'Clear all filters' }))
  expect(router.state.location.search).toBe('')
  expect(screen.queryByRole('button', { name: 'Clear all filters' })).not.toBeInTheDocument()
})

test('whoever waits is helped in turn, and the other end is a press away', async () => {
  const sent = serve({
    'GET /internal-tickets/counts': COUNTS,
    'GET /internal-tickets/people': PEOPLE,
    'GET /internal-tickets': { items: [ticket(1, 'Scanner')] },
  })
  const router = renderAs(person('l1_tech'), <TicketsPage />, { ...AT, at: '/l1/tickets?status=open' })
  const column = await screen.findByRole('columnheader', { name: /Show the newest first/ })
  expect(column).toHaveAttribute('aria-sort', 'descending')
  const lists = () => sent.filter((request) => request.path === '/internal-tickets')
  expect(lists().at(-1)?.query.get('sort')).toBe('oldest')
  await userEvent.setup().click(within(column).getByRole('link'))
  expect(router.state.location.search).toBe('?status=open&sort=newest')
  await waitFor(() => expect(lists().at(-1)?.query.get('sort')).toBe('newest'))
})

test('a page that found little says how far it looked, and looks further', async () => {
  serve({
    'GET /internal-tickets/counts': COUNTS,
    'GET /internal-tickets/people': PEOPLE,
    'GET /internal-tickets': ({ query }: { query: URLSearchParams }) =>
      query.has('cursor')
        ? { items: [ticket(1, 'Long ago')] }
        : { items: [], next_cursor: 'abc', looked_to: '2026-03-01T12:00:00Z' },
  })
  renderAs(person('l1_tech'), <TicketsPage />, { ...AT, at: '/l1/tickets?category=Other' })
  await userEvent.setup().click(await screen.findByRole('button', { name: 'Look further' }))
  expect(await screen.findAllByRole('link', { name: /Long ago/ })).not.toHaveLength(0)
  expect(screen.queryByRole('button', { name: 'Look further' })).not.toBeInTheDocument()
})

test('two days are asked for in fields that come with the choice', async () => {
  const sent = serve({
    'GET /internal-tickets/counts': COUNTS,
    'GET /internal-tickets/people': PEOPLE,
    'GET /internal-tickets': { items: [] },
  })
  const router = renderAs(person('l1_tech'), <TicketsPage />, AT)
  const user = userEvent.setup()
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Age' }), 'Between two days…')
  await user.type(screen.getByLabelText('From'), '2026-03-01')
  expect(router.state.location.search).toBe('?from=2026-03-01')
  await waitFor(() => expect(sent.at(-1)?.query.get('from')).toBe('2026-03-01'))
  await user.selectOptions(screen.getByRole('combobox', { name: 'Age' }), '7 days or older')
  expect(router.state.location.search).toBe('?age=over-week')
  expect(screen.queryByLabelText('From')).not.toBeInTheDocument()
  await waitFor(() => expect(sent.at(-1)?.query.get('to')).toMatch(/^\d{4}-\d{2}-\d{2}$/))
  expect(sent.at(-1)?.query.has('age')).toBe(false)
})
