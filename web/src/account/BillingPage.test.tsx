import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { person } from '../test/people.ts'
import { renderAs, serve } from '../test/render.tsx'
import { BillingPage } from './BillingPage.tsx'

const answers = (contact: string | null) => ({
  'GET /accounts/me/billing': {
    plan: 'standard',
    status: 'active',
    contact,
    owners: [{ id: 'olga', name: 'Olga Owner' }],
  },
  'GET /accounts/me/seats': {
    engineer: { role: 'engineer', current: 5, limit: 5, available: 0 },
    l1_tech: { role: 'l1_tech', current: 3, limit: null, available: null },
  },
})

test('seats are told as bought and used, without a limit in words, and a full role as full', async () => {
  serve(answers(null))
  renderAs(person('engineer'), <BillingPage />)
  const table = await screen.findByRole('table', { name: 'Seats' })
  const rows = within(table)
    .getAllByRole('row')
    .map((row) => row.textContent)
  expect(rows.slice(1)).toEqual(['Engineer55Full', 'L1 technician3Unlimited–'])
})

test('an engineer is told which owners to ask', async () => {
  serve(answers('sales@msp.example'))
  renderAs(person('engineer'), <BillingPage />)
  expect(await screen.findByText('Olga Owner')).toBeInTheDocument()
  expect(screen.queryByRole('link', { name: 'sales@msp.example' })).toBeNull()
})

test('an owner is told where the operators say more can be had, and may follow it', async () => {
  serve(answers('sales@msp.example'))
  renderAs(person('owner'), <BillingPage />)
  expect(await screen.findByRole('link', { name: 'sales@msp.example' })).toHaveAttribute(
    'href',
    'mailto:sales@msp.example',
  )
})

test('an address that is no web address is text and nothing to follow', async () => {
  serve(answers('javascript:alert(1)'))
  renderAs(person('owner'), <BillingPage />)
  expect(await screen.findByText('javascript:alert(1)')).toBeInTheDocument()
  expect(screen.queryByRole('link', { name: /javascript/ })).toBeNull()
})

test('without a contact it is whoever runs the installation', async () => {
  serve(answers(null))
  renderAs(person('owner'), <BillingPage />)
  expect(await screen.findByText(/Ask whoever runs this installation of ResolutionFlow/)).toBeInTheDocument()
})
