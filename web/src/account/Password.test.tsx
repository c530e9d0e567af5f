import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { person } from '../test/people.ts'
import { refuse, renderAs, serve } from '../test/render.tsx'
import { Password } from './Password.tsx'

test('a password that is too short is not sent, and how much is missing is said in words', async () => {
  const sent = serve({})
  renderAs(person('l1_tech'), <Password />)
  const user = userEvent.setup()
  await user.type(screen.getByLabelText('Current password'), 'walk-the-flow')
  await user.type(screen.getByLabelText('New password'), 'short')
  expect(screen.getByText('7 more characters.')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Change password' }))
  expect(await screen.findByText('Take 12 to 128 characters.')).toBeInTheDocument()
  expect(sent).toEqual([])
})

test('a wrong current password and an easy new one are refused beside their fields', async () => {
  const answers = [
    refuse(403, { code: 'wrong_password', message: 'No.' }),
    refuse(422, { code: 'invalid', message: 'No.', fields: [{ field: 'new', message: 'is easy' }] }),
    new Response(null, { status: 204 }),
  ]
  serve({ 'POST /auth/password/change': () => answers.shift() })
  renderAs(person('l1_tech'), <Password />)
  const user = userEvent.setup()
  await user.type(screen.getByLabelText('Current password'), 'walk-the-flow')
  await user.type(screen.getByLabelText('New password'), 'lamp otter folds maps{Enter}')
  expect(await screen.findByText('That is not your password.')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Change password' }))
  expect(await screen.findByText(/^That is easy to guess/)).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Change password' }))
  expect(await screen.findByText(/Every other browser was signed out/)).toBeInTheDocument()
  expect(screen.getByLabelText('Current password')).toHaveValue('')
})
