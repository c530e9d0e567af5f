import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { beforeEach, expect, test } from 'vitest'
import { cache } from '../api/client.ts'
import { refuse, serve } from '../test/render.tsx'
import { RegisterPage } from './RegisterPage.tsx'

beforeEach(() => cache.clear())

function arrive() {
  const router = createMemoryRouter(
    [
      { path: '/register', Component: RegisterPage },
      { path: '*', element: <p>elsewhere</p> },
    ],
    { initialEntries: ['/register'] },
  )
  render(
    <QueryClientProvider client={cache}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
  return router
}

const open = { 'GET /auth/options': { sign_up: 'open' } }

/** Pasted: typing renders the form once a letter. */
async function fillIn(user: ReturnType<typeof userEvent.setup>, password = 'seven grey herons') {
  const values = {
    'Company or team': 'Contoso IT',
    'Your name': 'Nora New',
    'E-mail': ' nora@contoso.example',
    Password: password,
  }
  for (const [label, value] of Object.entries(values)) {
    await user.click(await screen.findByLabelText(label))
    await user.paste(value)
  }
}

test('where sign-up is closed there is no form, and whom to ask', async () => {
  serve({ 'GET /auth/options': { sign_up: 'closed' } })
  arrive()
  expect(await screen.findByText(/Ask whoever runs this installation/)).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Create the account' })).toBeNull()
  expect(screen.getByRole('link', { name: 'Sign in' })).toHaveAttribute('href', '/sign-in')
})

test('registering proposes the time zone of the browser, can find another, and leads to signing in', async () => {
  const sent = serve({ ...open, 'POST /auth/register': { next: 'sign_in' } })
  const router = arrive()
  const user = userEvent.setup()
  await fillIn(user)
  const zone = screen.getByLabelText('Time zone')
  expect(zone).toHaveValue(new Intl.DateTimeFormat().resolvedOptions().timeZone)
  await user.clear(zone)
  await user.paste('new york')
  await user.click(await screen.findByRole('option', { name: 'America/New York' }))
  expect(zone).toHaveValue('America/New York')
  await user.click(screen.getByRole('button', { name: 'Create the account' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/sign-in'))
  expect(router.state.location.state).toEqual({ registered: 'nora@contoso.example' })
  expect(sent.at(-1)?.body).toEqual({
    account_name: 'Contoso IT',
    name: 'Nora New',
    email: 'nora@contoso.example',
    password: 'seven grey herons',
    time_zone: 'America/New_York',
  })
  // The list is long.
}, 20_000)

test('what is missing or too short is said beside its field, and nothing is sent', async () => {
  const sent = serve(open)
  arrive()
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Create the account' }))
  expect(await screen.findByLabelText('Company or team')).toHaveAccessibleDescription(
    'Enter what your account is called.',
  )
  expect(screen.getByLabelText('Company or team')).toHaveFocus()
  expect(screen.getByLabelText('Your name')).toHaveAccessibleDescription('Enter your name.')
  expect(screen.getByLabelText('E-mail')).toHaveAccessibleDescription('Enter your e-mail address.')
  expect(screen.getByLabelText('Password')).toHaveAccessibleDescription('Take 12 to 128 characters.')
  expect(sent.every(({ method }) => method === 'GET')).toBe(true)
})

test('what the server says of a field stands beside that field', async () => {
  serve({
    ...open,
    'POST /auth/register': () =>
      refuse(422, {
        code: 'invalid',
        message: 'password is one that many people use.',
        fields: [{ field: 'password', message: 'is one that many people use' }],
      }),
  })
  arrive()
  const user = userEvent.setup()
  await fillIn(user, 'passwordpassword')
  await user.click(screen.getByRole('button', { name: 'Create the account' }))
  await waitFor(() =>
    expect(screen.getByLabelText('Password')).toHaveAccessibleDescription(/^That is easy to guess/),
  )
  expect(screen.getByLabelText('Password')).toHaveFocus()
})

test('where mail goes out no password is asked for, and a letter is on its way', async () => {
  const sent = serve({
    'GET /auth/options': { sign_up: 'open', mail: true },
    'POST /auth/register': { next: 'open_mail' },
  })
  const router = arrive()
  const user = userEvent.setup()
  for (const [label, value] of [
    ['Company or team', 'Contoso IT'],
    ['Your name', 'Nora New'],
    ['E-mail', 'nora@contoso.example'],
  ] as const) {
    await user.click(await screen.findByLabelText(label))
    await user.paste(value)
  }
  expect(screen.queryByLabelText('Password')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Send me a link' }))
  expect(await screen.findByText(/Look into the mailbox of nora@contoso\.example/)).toBeInTheDocument()
  expect(router.state.location.pathname).toBe('/register')
  expect(sent.at(-1)?.body).not.toHaveProperty('password')
})

test('what concerns no field stands over the form', async () => {
  serve({ ...open, 'POST /auth/register': () => refuse(403, { code: 'sign_up_closed', message: 'No.' }) })
  arrive()
  const user = userEvent.setup()
  await fillIn(user)
  await user.click(screen.getByRole('button', { name: 'Create the account' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Nobody can register here by themselves.')
})
