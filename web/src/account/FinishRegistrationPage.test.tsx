import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { person } from '../test/people.ts'
import { refuse, renderAs, serve } from '../test/render.tsx'
import { FinishRegistrationPage } from './FinishRegistrationPage.tsx'

const at = (hash: string) => ({ at: `/register/finish${hash}`, path: '/register/finish' })
const FOUND = {
  account_name: 'Contoso IT',
  name: 'Nora New',
  email: 'nora@contoso.example',
  expires_at: '2026-03-04T13:00:00Z',
}

test('the link says what it makes, and a password makes it', async () => {
  const answers = [
    refuse(422, { code: 'invalid', message: 'No.', fields: [{ field: 'password', message: 'is easy' }] }),
    person('owner'),
  ]
  const sent = serve({
    'POST /auth/register/lookup': FOUND,
    'POST /auth/register/finish': () => answers.shift(),
  })
  const router = renderAs(person('owner'), <FinishRegistrationPage />, at('#secret'))
  const user = userEvent.setup()
  expect(await screen.findByText('Choose a password, and Contoso IT is made.')).toBeInTheDocument()
  expect(router.state.location.hash).toBe('')
  expect(screen.getByLabelText('E-mail')).toHaveValue('nora@contoso.example')
  const password = screen.getByLabelText('Password')
  await user.type(password, 'contoso-2026!')
  expect(password).toHaveAccessibleDescription(/Too much of it is your name/)
  await user.clear(password)
  await user.type(password, 'seven grey{Enter}')
  expect(await screen.findByText('Take 12 to 128 characters.')).toBeInTheDocument()
  await user.type(password, ' herons{Enter}')
  expect(await screen.findByText(/^That is easy to guess/)).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Create the account' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/'))
  expect(sent.at(-1)?.body).toEqual({ token: 'secret', password: 'seven grey herons' })
})

test('a worn link says so, and how to go on', async () => {
  serve({ 'POST /auth/register/lookup': refuse(400, { code: 'link_not_valid', message: 'No.' }) })
  renderAs(person('owner'), <FinishRegistrationPage />, at('#worn'))
  expect(await screen.findByText(/This link is not valid any more/)).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Register again' })).toHaveAttribute('href', '/register')
  expect(screen.queryByLabelText('Password')).toBeNull()
})
