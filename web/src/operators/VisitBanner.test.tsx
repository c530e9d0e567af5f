import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { operator, person } from '../test/people.ts'
import { refuse, renderAs, serve } from '../test/render.tsx'
import { VisitBanner } from './VisitBanner.tsx'

const visiting = { ...operator(), visit: { until: '2026-03-04T14:05:00Z', reason: 'The owner asked' } }

test('whoever is inside reads where, until when and what for, and can leave', async () => {
  const sent = serve({ 'POST /auth/leave': refuse(503, { code: 'unavailable', message: 'x' }) })
  renderAs(visiting, <VisitBanner />)
  expect(await screen.findByText(/^You are inside Northwind IT as an operator until /)).toBeInTheDocument()
  expect(screen.getByText('Reason: The owner asked')).toBeInTheDocument()
  await userEvent.setup().click(screen.getByRole('button', { name: 'Leave' }))
  expect(await screen.findByText(/busy or restarting/)).toBeInTheDocument()
  expect(sent.map(({ path }) => path)).toEqual(['/auth/leave'])
})

test('whoever is at home reads nothing of the kind', () => {
  serve({})
  renderAs(person('owner'), <VisitBanner />)
  expect(screen.queryByRole('button', { name: 'Leave' })).not.toBeInTheDocument()
})
