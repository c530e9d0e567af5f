import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { person } from '../test/people.ts'
import { renderAs, serve } from '../test/render.tsx'
import { ApiTokens } from './ApiTokens.tsx'

const REPORT = {
  id: 'token',
  name: 'Nightly report',
  scopes: ['read'],
  created_at: '2026-03-04T12:00:00Z',
  expires_at: '2099-03-04T12:00:00Z',
  last_used_at: null,
}

test('a token is made for what was chosen, and told once', async () => {
  let tokens: object[] = []
  const sent = serve({
    'GET /api-tokens': () => tokens,
    'POST /api-tokens': () => {
      tokens = [REPORT]
      return { ...REPORT, token: 'rf_secret' }
    },
  })
  renderAs(person('engineer'), <ApiTokens />)
  const user = userEvent.setup()
  expect(await screen.findByText('No API tokens')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'New token' }))
  const dialog = await screen.findByRole('dialog', { name: 'New token' })
  const make = () => within(dialog).getByRole('button', { name: /Make the token/ })
  expect(make()).toHaveAttribute('aria-disabled', 'true')
  await user.type(within(dialog).getByLabelText('Name'), 'Nightly report')
  await user.click(within(dialog).getByRole('checkbox', { name: /^Flows/ }))
  await user.selectOptions(within(dialog).getByLabelText('It works for'), '1 year')
  await user.click(make())
  expect(await screen.findByText('rf_secret')).toBeInTheDocument()
  expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({
    name: 'Nightly report',
    scopes: ['read', 'flows'],
    expires_in_days: 365,
  })
  await user.click(screen.getByRole('button', { name: 'I have copied it' }))
  expect(screen.queryByText('rf_secret')).toBeNull()
  expect(await screen.findByText(/Never used/)).toBeInTheDocument()
})

test('a token that was lost on its way is said to be', async () => {
  serve({ 'GET /api-tokens': [], 'POST /api-tokens': { ...REPORT, token: null } })
  renderAs(person('engineer'), <ApiTokens />)
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'New token' }))
  await user.type(await screen.findByLabelText('Name'), 'Nightly report')
  await user.click(screen.getByRole('button', { name: /Make the token/ }))
  expect(await screen.findByText(/Revoke it and make another/)).toBeInTheDocument()
})

test('a token is revoked after saying what follows, and one that ran out says so', async () => {
  const old = { ...REPORT, id: 'old', name: 'Old export', expires_at: '2026-01-01T00:00:00Z' }
  let tokens = [REPORT, old]
  const sent = serve({
    'GET /api-tokens': () => tokens,
    'DELETE /api-tokens/token': () => {
      tokens = [old]
      return new Response(null, { status: 204 })
    },
  })
  renderAs(person('viewer'), <ApiTokens />)
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Revoke Nightly report' }))
  const dialog = await screen.findByRole('dialog', { name: 'Revoke “Nightly report”?' })
  await user.click(within(dialog).getByRole('button', { name: /^Revoke/ }))
  await screen.findByText('Old export')
  await expect.poll(() => screen.queryByText('Nightly report')).toBeNull()
  expect(screen.getAllByText(/Expired/).length).toBeGreaterThan(0)
  expect(sent.map(({ method }) => method)).toContain('DELETE')
})
