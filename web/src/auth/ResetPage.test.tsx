import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { person } from '../test/people.ts'
import { refuse, renderAs, serve } from '../test/render.tsx'
import { ForgotPage } from './ForgotPage.tsx'
import { ResetPage } from './ResetPage.tsx'

test('the token leaves the address at once and is posted with the new password', async () => {
  const sent = serve({ 'POST /auth/password/reset': new Response(null, { status: 204 }) })
  const router = renderAs(person('viewer'), <ResetPage />, { at: '/reset#secret', path: '/reset' })
  const user = userEvent.setup()
  await user.type(await screen.findByLabelText('New password'), 'lamp otter folds maps{Enter}')
  expect(await screen.findByText(/Your new password is set/)).toBeInTheDocument()
  expect(router.state.location.hash).toBe('')
  expect(sent.map(({ body }) => body)).toEqual([{ token: 'secret', password: 'lamp otter folds maps' }])
})

test('a worn link says so and leads to a new one', async () => {
  serve({ 'POST /auth/password/reset': refuse(400, { code: 'link_not_valid', message: 'No.' }) })
  renderAs(person('viewer'), <ResetPage />, { at: '/reset#worn', path: '/reset' })
  await userEvent.setup().type(await screen.findByLabelText('New password'), 'lamp otter folds maps{Enter}')
  expect(await screen.findByRole('alert')).toHaveTextContent('This link is not valid any more.')
  expect(screen.getByRole('link', { name: 'Ask for a new link' })).toHaveAttribute('href', '/forgot')
})

test('where no mail goes out, whoever forgot is told whom to ask', async () => {
  serve({ 'GET /auth/options': { sign_up: 'closed', mail: false } })
  renderAs(person('viewer'), <ForgotPage />)
  expect(await screen.findByText(/Ask an owner of your account/)).toBeInTheDocument()
  expect(screen.queryByLabelText('E-mail')).not.toBeInTheDocument()
})

test('whoever asks for a link is told the same whatever the address', async () => {
  serve({
    'GET /auth/options': { sign_up: 'closed', mail: true },
    'POST /auth/password/forgot': new Response(null, { status: 202 }),
  })
  renderAs(person('viewer'), <ForgotPage />)
  const user = userEvent.setup()
  await user.type(await screen.findByLabelText('E-mail'), 'dana@northwind.example{Enter}')
  expect(await screen.findByText(/^If somebody signs in with that address/)).toBeInTheDocument()
})
