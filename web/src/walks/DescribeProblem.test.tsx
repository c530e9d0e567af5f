import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { person } from '../test/people.ts'
import { refuse, renderAs, serve } from '../test/render.tsx'
import { DescribeProblem } from './DescribeProblem.tsx'

const effect = { walks: 0, resolved: 0, escalated: 0, abandoned: 0, helpful: 0, unhelpful: 0 }
const flow = (id: string, title: string) => ({
  id,
  title,
  summary: '',
  tags: [],
  status: 'published',
  effect,
})
const ANSWERS = {
  'GET /flows': { items: [flow('outlook', 'Outlook cannot connect'), flow('vpn', 'VPN cannot connect')] },
  'GET /internal-tickets': { items: [] },
  'POST /l1/intake': { session_id: 's1', session_kind: 'flow', ticket_id: 't1', ticket_kind: 'internal' },
}
const problem = () => screen.getByRole('textbox', { name: 'What does the caller say?' })

test('typing brings the flows that fit; Enter starts the highlighted one', async () => {
  const sent = serve(ANSWERS)
  const router = renderAs(person('l1_tech'), <DescribeProblem />)
  const user = userEvent.setup()
  await user.type(problem(), 'cannot connect')
  expect(await screen.findByRole('option', { name: /Outlook/ })).toHaveAttribute('aria-selected', 'true')
  await user.keyboard('{ArrowDown}')
  expect(screen.getByRole('option', { name: /VPN/ })).toHaveAttribute('aria-selected', 'true')
  await user.keyboard('{Enter}')
  await waitFor(() => expect(router.state.location.pathname).toBe('/l1/walk/s1'))
  expect(sent.find((one) => one.method === 'POST')?.body).toMatchObject({
    problem_statement: 'cannot connect',
    flow_id: 'vpn',
  })
})

test('who came to try a proposal on a call walks it, not what fits', async () => {
  const proposal = { ...flow('p1', 'Door reader'), problem_summary: 'A badge is refused' }
  const sent = serve({ ...ANSWERS, 'GET /flow-proposals/p1': proposal })
  renderAs(person('l1_tech'), <DescribeProblem />, { at: '/here?proposal=p1' })
  const user = userEvent.setup()
  expect(await screen.findByRole('option', { name: /Door reader/ })).toHaveAttribute('aria-selected', 'true')
  await user.type(problem(), 'cannot connect')
  expect(await screen.findByRole('option', { name: /Outlook/ })).toHaveAttribute('aria-selected', 'false')
  await user.keyboard('{Enter}')
  await waitFor(() =>
    expect(sent.find((one) => one.method === 'POST')?.body).toMatchObject({
      flow_id: null,
      flow_proposal_id: 'p1',
    }),
  )
})

test('Ctrl Enter starts ad-hoc, with who is calling', async () => {
  const sent = serve(ANSWERS)
  const router = renderAs(person('l1_tech'), <DescribeProblem />)
  const user = userEvent.setup()
  await user.type(problem(), 'something odd')
  await user.type(screen.getByLabelText('Customer'), 'Maria')
  await user.keyboard('{Control>}{Enter}{/Control}')
  await waitFor(() => expect(router.state.location.pathname).toBe('/l1/walk/s1'))
  expect(sent.find((one) => one.method === 'POST')?.body).toMatchObject({
    customer_name: 'Maria',
    flow_id: null,
  })
})

test('the button under the pointer stays the same one when flows appear', async () => {
  const sent = serve(ANSWERS)
  const router = renderAs(person('l1_tech'), <DescribeProblem />)
  const user = userEvent.setup()
  const aimedAt = screen.getByRole('button', { name: 'Start ad-hoc' })
  await user.type(problem(), 'cannot connect')
  await screen.findByRole('option', { name: /Outlook/ })
  await user.click(aimedAt)
  await waitFor(() => expect(router.state.location.pathname).toBe('/l1/walk/s1'))
  expect(sent.find((one) => one.method === 'POST')?.body).toMatchObject({ flow_id: null })
})

test('nothing starts without a problem, and the field says so', async () => {
  const sent = serve(ANSWERS)
  renderAs(person('l1_tech'), <DescribeProblem />)
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Start ad-hoc' }))
  expect(problem()).toHaveAccessibleDescription('Describe the problem first.')
  expect(problem()).toHaveFocus()
  expect(sent.filter((one) => one.method === 'POST')).toEqual([])
})

test('a refusal stands where the call was taken, and what was typed stays', async () => {
  serve({
    ...ANSWERS,
    'POST /l1/intake': () => refuse(404, { code: 'not_found', message: 'There is no such flow.' }),
  })
  renderAs(person('l1_tech'), <DescribeProblem />)
  const user = userEvent.setup()
  await user.type(problem(), 'printer{Enter}')
  expect(await screen.findByRole('alert')).toHaveTextContent('There is no such flow.')
  expect(problem()).toHaveValue('printer')
})

test('a long story is looked for by its beginning, among flows and among earlier calls', async () => {
  const story = 'The printer on the second floor prints stripes. '.repeat(40).trim()
  const sent = serve({
    ...ANSWERS,
    'GET /internal-tickets': {
      items: [
        {
          ticket_id: 't7',
          number: 1007,
          problem_statement: 'Printer makes stripes',
          status: 'resolved',
          created_at: '2026-03-04T12:00:00Z',
        },
      ],
    },
  })
  renderAs(person('l1_tech'), <DescribeProblem />)
  const user = userEvent.setup()
  await user.click(problem())
  await user.paste(story)
  expect(await screen.findByRole('link', { name: /Printer makes stripes/ })).toBeInTheDocument()
  const asked = (path: string) => sent.filter((one) => one.path === path).map((one) => one.query)
  expect(asked('/internal-tickets').map((query) => query.get('like'))).toEqual([story.slice(0, 1000)])
  expect(asked('/flows').map((query) => query.get('search'))).toEqual([story.slice(0, 1000)])
})
