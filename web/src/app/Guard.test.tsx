import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { person } from '../test/people.ts'
import { renderAs } from '../test/render.tsx'
import { Guard } from './Guard.tsx'

test('who lacks the right reads which one it is and who can grant it', () => {
  renderAs(person('engineer'), <Guard right="work_l1" />)
  expect(screen.getByRole('heading', { level: 1, name: 'Not for your role' })).toBeInTheDocument()
  expect(screen.getByText(/An owner of Northwind IT can switch on coverage for you/)).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Go to the start page' })).toHaveAttribute('href', '/tickets')
})

test('who has it sees the page', () => {
  renderAs(person('engineer', { covers: true }), <Guard right="work_l1" />)
  expect(screen.queryByRole('heading', { name: 'Not for your role' })).toBeNull()
})
