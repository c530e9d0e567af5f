import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { beforeEach, expect, test, vi } from 'vitest'
import { cache } from '../api/client.ts'
import { person } from '../test/people.ts'
import { SignInPage } from './SignInPage.tsx'

const answers: Response[] = []
const sent: unknown[] = []
let signUp: 'open' | 'closed' = 'closed'

beforeEach(() => {
  sent.length = 0
  cache.clear()
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.url.endsWith('/auth/options')) return json(200, { sign_up: signUp })
    sent.push(await request.json())
    return answers.shift()
  })
})

function arriveAt(address: string | { pathname: string; state: unknown }) {
  const router = createMemoryRouter(
    [
      { path: '/sign-in', Component: SignInPage },
      { path: '*', element: <p>arrived</p> },
    ],
    { initialEntries: [address] },
  )
  render(
    <QueryClientProvider client={cache}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
  return router
}

const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })

test('signing in leads to the page that was wanted', async () => {
  answers.push(json(200, person('l1_tech')))
  const router = arriveAt('/sign-in?next=%2Fflows%3Fsearch%3Dvpn')
  const user = userEvent.setup()
  await user.type(screen.getByLabelText('E-mail'), ' dana@northwind.example ')
  await user.type(screen.getByLabelText('Password'), 'walk-the-flow{Enter}')
  expect(await screen.findByText('arrived')).toBeInTheDocument()
  expect(router.state.location.pathname + router.state.location.search).toBe('/flows?search=vpn')
  expect(sent).toEqual([{ email: 'dana@northwind.example', password: 'walk-the-flow' }])
})

test('a wrong pair is refused without saying which half, and only the password is asked for again', async () => {
  answers.push(json(401, { detail: { code: 'wrong_credentials', message: 'No.' } }))
  arriveAt('/sign-in')
  const user = userEvent.setup()
  await user.type(screen.getByLabelText('E-mail'), 'dana@northwind.example')
  await user.type(screen.getByLabelText('Password'), 'wrong{Enter}')
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'That e-mail address and password do not go together.',
  )
  expect(screen.getByLabelText('E-mail')).toHaveValue('dana@northwind.example')
  expect(screen.getByLabelText('Password')).toHaveValue('')
  expect(screen.getByLabelText('Password')).toHaveFocus()
})

test('the password can be looked at', async () => {
  arriveAt('/sign-in')
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Show password' }))
  expect(screen.getByLabelText('Password')).toHaveAttribute('type', 'text')
})

test('nothing is sent while something is missing', async () => {
  arriveAt('/sign-in')
  await userEvent.setup().click(screen.getByRole('button', { name: 'Sign in' }))
  expect(await screen.findByText('Enter your e-mail address.')).toBeInTheDocument()
  expect(sent).toEqual([])
})

test('where a second factor is on, its code is the second step of the same card', async () => {
  answers.push(
    json(202, { second_factor_token: 'pending' }),
    json(401, { detail: { code: 'wrong_code', message: 'No.' } }),
    json(200, person('l1_tech')),
  )
  const router = arriveAt('/sign-in?next=%2Fflows')
  const user = userEvent.setup()
  await user.type(screen.getByLabelText('E-mail'), 'dana@northwind.example')
  await user.type(screen.getByLabelText('Password'), 'walk-the-flow{Enter}')
  expect(await screen.findByLabelText('Code of your authenticator app')).toHaveFocus()
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  expect(screen.getByText('Enter the code.')).toBeInTheDocument()
  await user.type(screen.getByLabelText('Code of your authenticator app'), '123456{Enter}')
  expect(await screen.findByRole('alert')).toHaveTextContent('That code is wrong, or was used before.')
  expect(screen.getByLabelText('Code of your authenticator app')).toHaveValue('')
  await user.click(screen.getByRole('button', { name: 'Use a recovery code' }))
  expect(screen.getByLabelText('Recovery code')).toHaveFocus()
  await user.type(screen.getByLabelText('Recovery code'), 'abcd-efgh-jkmn-pqrs{Enter}')
  expect(await screen.findByText('arrived')).toBeInTheDocument()
  expect(router.state.location.pathname).toBe('/flows')
  expect(sent.slice(1)).toEqual([
    { token: 'pending', code: '123456' },
    { token: 'pending', code: 'abcd-efgh-jkmn-pqrs' },
  ])
})

test('a second step that is over leads back to the password and says why', async () => {
  answers.push(
    json(202, { second_factor_token: 'pending' }),
    json(401, { detail: { code: 'sign_in_over', message: 'No.' } }),
  )
  arriveAt('/sign-in')
  const user = userEvent.setup()
  await user.type(screen.getByLabelText('E-mail'), 'dana@northwind.example')
  await user.type(screen.getByLabelText('Password'), 'walk-the-flow{Enter}')
  await user.type(await screen.findByLabelText('Code of your authenticator app'), '123456{Enter}')
  expect(await screen.findByRole('alert')).toHaveTextContent('Begin again with your password.')
  expect(screen.getByLabelText('E-mail')).toBeInTheDocument()
})

test('a way to an account is shown only where there is one', async () => {
  signUp = 'open'
  arriveAt('/sign-in')
  expect(await screen.findByRole('link', { name: 'Create an account' })).toHaveAttribute('href', '/register')
  cleanup()
  signUp = 'closed'
  cache.clear()
  arriveAt('/sign-in')
  await waitFor(() => expect(cache.isFetching()).toBe(0))
  expect(screen.queryByRole('link', { name: 'Create an account' })).toBeNull()
})

test('whoever comes from registering has their e-mail filled in, and is told nothing about it', async () => {
  arriveAt({ pathname: '/sign-in', state: { registered: 'nora@contoso.example' } })
  expect(screen.getByLabelText('E-mail')).toHaveValue('nora@contoso.example')
  expect(screen.getByLabelText('Password')).toHaveFocus()
  expect(screen.getByRole('status')).toHaveTextContent('If nora@contoso.example had a login already')
})
