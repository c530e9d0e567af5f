import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { person } from '../test/people.ts'
import { refuse, renderAs, serve } from '../test/render.tsx'
import { TicketsPage } from './TicketsPage.tsx'

const AT = { at: '/l1/tickets', path: '/l1/tickets' }
const COUNTS = { open: 4, walking: 1, resolved: 20, escalated: 2 }
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
  await user.type(screen.getByRole('searchbox'), 'vpn')
  await waitFor(() => expect(router.state.location.search).toBe('?search=vpn'))
  await waitFor(() => expect(sent.at(-1)?.query.get('search')).toBe('vpn'))
})

test('a failure says what happened, under which id, and can be tried again', async () => {
  let isBroken = true
  serve({
    'GET /internal-tickets/counts': COUNTS,
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
