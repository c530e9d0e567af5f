import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { person } from '../test/people.ts'
import { renderAs, serve } from '../test/render.tsx'
import { WorkspacePage } from './WorkspacePage.tsx'

const waiting = {
  ticket_id: 't1',
  ticket_kind: 'internal',
  number: 1007,
  problem_statement: 'Scanner beeps',
  customer_name: 'Maria',
  status: 'open',
  created_at: '2026-03-04T12:00:00Z',
  updated_at: '2026-03-04T12:00:00Z',
}
const holder = (id: string, name: string) => ({ session_id: `walk-${id}`, holder: { id, name } })
const ANSWERS = {
  'GET /dashboard/stats': { flow_count: 3, calls_today: 2, resolved_today: 1, escalated_today: 0 },
  'GET /l1/sessions/active': [],
  'GET /l1/queue': ({ query }: { query: URLSearchParams }) =>
    query.get('status_filter') === 'open'
      ? [waiting]
      : [
          {
            ...waiting,
            ticket_id: 't2',
            problem_statement: 'VPN drops',
            status: 'walking',
            active_walk: holder('ben', 'Ben'),
          },
          {
            ...waiting,
            ticket_id: 't3',
            problem_statement: 'My own',
            status: 'walking',
            active_walk: holder('user-l1_tech', 'Dana'),
          },
        ],
}

test('the field for the next call has the focus; the queue and what others walk stand beside it', async () => {
  serve(ANSWERS)
  renderAs(person('l1_tech'), <WorkspacePage />)
  expect(screen.getByRole('textbox', { name: 'What does the caller say?' })).toHaveFocus()
  expect(await screen.findByRole('link', { name: /Scanner beeps/ })).toHaveAttribute('href', '/tickets/t1')
  expect(await screen.findByRole('link', { name: /VPN drops.*Ben/ })).toHaveAttribute(
    'href',
    '/l1/walk/walk-ben',
  )
  expect(screen.queryByText('My own')).toBeNull()
  expect(
    within(await screen.findByRole('region', { name: 'Your day' })).getByText('2 calls'),
  ).toBeInTheDocument()
})

test('without flows an author is offered the starter library', async () => {
  serve({
    ...ANSWERS,
    'GET /dashboard/stats': { flow_count: 0, calls_today: 0, resolved_today: 0, escalated_today: 0 },
  })
  renderAs(person('owner'), <WorkspacePage />)
  expect(await screen.findByRole('button', { name: 'Import starter flows' })).toBeInTheDocument()
})

test('a technician without flows is told whom to ask', async () => {
  serve({
    ...ANSWERS,
    'GET /dashboard/stats': { flow_count: 0, calls_today: 0, resolved_today: 0, escalated_today: 0 },
  })
  renderAs(person('l1_tech'), <WorkspacePage />)
  expect(
    await screen.findByText(/An engineer or owner of Northwind IT can import the starter flows/),
  ).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Import starter flows' })).toBeNull()
})
