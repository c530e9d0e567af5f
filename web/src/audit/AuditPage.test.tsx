import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { person } from '../test/people.ts'
import { refuse, renderAs, serve } from '../test/render.tsx'
import { AuditPage } from './AuditPage.tsx'

const AT = { at: '/audit', path: '/audit' }
const HOSTILE = '<img src=x onerror=alert(1)>'
const entry = (id: string, more: object = {}) => ({
  id,
  at: '2026-03-04T12:00:00Z',
  user: { id: 'u1', name: 'Dana Reyes' },
  role: 'l1_tech',
  acting_as: 'l1_tech',
  action: 'walk.started',
  about: { entity: 'walk', id: 'w1', name: null, ticket_id: 't1', ticket_number: 1042 },
  outcome: 'done',
  ip: '192.0.2.7',
  ...more,
})
const story = (more: object = {}) => ({
  ...entry('e1'),
  detail: { to: 'u2', settings: { from: 1, to: 2 } },
  people: [
    { id: 'u1', name: 'Dana Reyes' },
    { id: 'u2', name: 'Erik Berg' },
  ],
  session: { id: 's1', user_agent: HOSTILE, ip: null, began_at: '2026-03-04T08:00:00Z' },
  request_id: 'R-1',
  ...more,
})

test('entries say who did what on what; a code without words is shown as it is', async () => {
  serve({
    'GET /audit-logs': { items: [entry('e1'), entry('e2', { action: 'rocket.launched', user: null })] },
  })
  renderAs(person('owner'), <AuditPage />, AT)
  const table = await screen.findByRole('table', { name: 'Audit log' })
  const row = within(table).getByRole('row', { name: /Started a walk/ })
  expect(row).toHaveTextContent('Dana Reyes')
  expect(within(row).getByRole('link', { name: 'walk #1042' })).toHaveAttribute('href', '/l1/walk/w1')
  expect(row).toHaveTextContent('L1 technician')
  expect(within(table).getByRole('row', { name: /rocket\.launched/ })).toHaveTextContent('ResolutionFlow')
})

test('filters live in the address, go to the server and into the file', async () => {
  const sent = serve({ 'GET /audit-logs': { items: [entry('e1')] } })
  const router = renderAs(person('owner'), <AuditPage />, AT)
  const user = userEvent.setup()
  await user.selectOptions(await screen.findByLabelText('What'), 'Took a step')
  await user.selectOptions(screen.getByLabelText('Outcome'), 'Refused')
  expect(router.state.location.search).toBe('?action=walk.stepped&outcome=refused')
  await waitFor(() => expect(sent.at(-1)?.query.get('outcome')).toBe('refused'))
  expect(sent.at(-1)?.query.get('action')).toBe('walk.stepped')
  expect(screen.getByRole('link', { name: 'Download CSV' })).toHaveAttribute(
    'href',
    '/api/v1/audit-logs/export?action=walk.stepped&outcome=refused',
  )
  const table = await screen.findByRole('table', { name: 'Audit log' })
  await user.click(within(table).getByRole('link', { name: 'Dana Reyes' }))
  await waitFor(() => expect(sent.at(-1)?.query.get('user_id')).toBe('u1'))
  await user.click(screen.getByRole('link', { name: 'Only Dana Reyes: remove this filter' }))
  await waitFor(() => expect(router.state.location.search).toBe('?action=walk.stepped&outcome=refused'))
})

test('a row opens the entry: names for ids, old and new values, and hostile text as text', async () => {
  serve({ 'GET /audit-logs': { items: [entry('e1')] }, 'GET /audit-logs/e1': story() })
  const router = renderAs(person('owner'), <AuditPage />, AT)
  const table = await screen.findByRole('table', { name: 'Audit log' })
  await userEvent.setup().click(within(table).getByRole('link', { name: 'Started a walk' }))
  const dialog = await screen.findByRole('dialog', { name: 'Entry of the audit log' })
  expect(await within(dialog).findByText('Erik Berg')).toBeInTheDocument()
  expect(within(dialog).getByText('1 → 2')).toBeInTheDocument()
  expect(within(dialog).getByText(HOSTILE)).toBeInTheDocument()
  expect(within(dialog).getByText('R-1')).toBeInTheDocument()
  expect(within(dialog).getByRole('link', { name: 'Everything about this walk' })).toHaveAttribute(
    'href',
    '/audit?entity=walk&entity_id=w1',
  )
  expect(router.state.location.search).toBe('?entry=e1')
})

test('a page that found nothing says how far it looked and looks further', async () => {
  serve({
    'GET /audit-logs': ({ query }: { query: URLSearchParams }) =>
      query.has('cursor')
        ? { items: [entry('e9')] }
        : { items: [], next_cursor: 'abc', looked_back_to: '2026-01-02T12:00:00Z' },
  })
  renderAs(person('owner'), <AuditPage />, { at: '/audit?acting_as=super_admin', path: '/audit' })
  expect(await screen.findByText(/Looked back to/)).toHaveTextContent('2026')
  await userEvent.setup().click(screen.getByRole('button', { name: 'Look further back' }))
  expect(await screen.findByRole('table', { name: 'Audit log' })).toBeInTheDocument()
})

test('nothing that fits, and a failure, say what to do', async () => {
  serve({ 'GET /audit-logs': { items: [] } })
  renderAs(person('owner'), <AuditPage />, { at: '/audit?outcome=refused', path: '/audit' })
  expect(await screen.findByText('No entry fits')).toBeInTheDocument()
  serve({ 'GET /audit-logs': () => refuse(500, { code: 'internal', message: 'x', request_id: 'R-9' }) })
  renderAs(person('owner'), <AuditPage />, AT)
  expect(await screen.findByText('Request R-9')).toBeInTheDocument()
})
