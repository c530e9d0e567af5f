import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { Schemas } from '../api/client.ts'
import { operator } from '../test/people.ts'
import { refuse, renderAs, serve } from '../test/render.tsx'
import { AccountsPage } from './AccountsPage.tsx'
import type { Account } from './account.ts'

const account = (given: Partial<Account> = {}): Account => ({
  id: 'a1',
  name: 'Northwind IT',
  slug: 'northwind-it',
  time_zone: 'UTC',
  created_at: '2026-03-04T12:00:00Z',
  plan: 'standard',
  status: 'active',
  revision: 3,
  seats: {
    engineer: { current: 4, limit: 5, over: 0 },
    l1_tech: { current: 7, limit: 5, over: 2 },
  },
  last_sign_in_at: null,
  ...given,
})

/** In the table; the cards of a phone have the same once more. */
async function firstButton(name: RegExp): Promise<HTMLElement> {
  return within(await screen.findByRole('table')).getByRole('button', { name })
}

test('seats are counted against their limits, in words also where there are too few', async () => {
  serve({ 'GET /admin/accounts': { items: [account()] } })
  renderAs(operator(), <AccountsPage />)
  const table = await screen.findByRole('table', { name: 'Accounts' })
  expect(within(table).getByText('4 of 5')).toBeInTheDocument()
  expect(within(table).getByText('7 of 5 (2 over)')).toBeInTheDocument()
  expect(within(table).getByText('never')).toBeInTheDocument()
})

test('a limit is changed on what the form showed; fewer than are in use is said before it is saved', async () => {
  const sent = serve({
    'GET /admin/accounts': { items: [account()] },
    'PATCH /admin/accounts/a1/subscription': account({ revision: 4 }),
  })
  renderAs(operator(), <AccountsPage />)
  const user = userEvent.setup()
  await user.click(await firstButton(/^Limits/))
  const dialog = await screen.findByRole('dialog', { name: 'Plan and limits of Northwind IT' })
  const engineers = within(dialog).getByLabelText('Engineer seats')
  await user.clear(engineers)
  await user.type(engineers, '2')
  expect(within(dialog).getByText(/^2 engineers more than that are in/)).toBeInTheDocument()
  await user.clear(within(dialog).getByLabelText('L1 seats'))
  await user.click(within(dialog).getByRole('button', { name: /^Save/ }))
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(sent.find(({ method }) => method === 'PATCH')?.body).toEqual({
    revision: 3,
    plan: 'standard',
    status: 'active',
    seat_limit: 2,
    l1_seat_limit: null,
  })
})

test('what is no number of seats is refused beside its field, and nothing is sent', async () => {
  const sent = serve({ 'GET /admin/accounts': { items: [account()] } })
  renderAs(operator(), <AccountsPage />)
  const user = userEvent.setup()
  await user.click(await firstButton(/^Limits/))
  const dialog = await screen.findByRole('dialog')
  for (const wrong of ['-1', 'five', '1.5', '100001']) {
    const field = within(dialog).getByLabelText('L1 seats')
    await user.clear(field)
    await user.type(field, wrong)
    await user.click(within(dialog).getByRole('button', { name: /^Save/ }))
    expect(await within(dialog).findByText(/^Enter a number from 0/)).toBeInTheDocument()
  }
  expect(sent.some(({ method }) => method === 'PATCH')).toBe(false)
})

test('whoever is second sees how it stands now, and saves on that', async () => {
  const fresh = account({ revision: 9, plan: 'gold' })
  let tries = 0
  const sent = serve({
    'GET /admin/accounts': { items: [account()] },
    'PATCH /admin/accounts/a1/subscription': () =>
      ++tries === 1 ? refuse(409, { code: 'subscription_moved_on', message: 'x', account: fresh }) : fresh,
  })
  renderAs(operator(), <AccountsPage />)
  const user = userEvent.setup()
  await user.click(await firstButton(/^Limits/))
  const dialog = await screen.findByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: /^Save/ }))
  expect(await within(dialog).findByText(/^Somebody else changed this/)).toBeInTheDocument()
  expect(within(dialog).getByLabelText('Plan')).toHaveValue('gold')
  await user.click(within(dialog).getByRole('button', { name: /^Save/ }))
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(sent.at(-1)?.method === 'GET' || sent.at(-1)?.method === 'PATCH').toBe(true)
  expect(sent.filter(({ method }) => method === 'PATCH').at(-1)?.body).toMatchObject({
    revision: 9,
    plan: 'gold',
  })
})

test('an account is entered only for a reason', async () => {
  const sent = serve({
    'GET /admin/accounts': { items: [account()] },
    'POST /admin/accounts/a1/enter': refuse(404, { code: 'not_found', message: 'There is no such account.' }),
  })
  renderAs(operator(), <AccountsPage />)
  const user = userEvent.setup()
  await user.click(await firstButton(/^Enter/))
  const dialog = await screen.findByRole('dialog', { name: 'Enter Northwind IT' })
  const enter = (): HTMLElement => within(dialog).getByRole('button', { name: /^Enter for an hour/ })
  await user.type(within(dialog).getByLabelText('Reason'), '   ')
  await user.click(enter())
  expect(sent.some(({ method }) => method === 'POST')).toBe(false)
  await user.type(within(dialog).getByLabelText('Reason'), 'The owner asked')
  await user.click(enter())
  expect(await within(dialog).findByText('There is no such account.')).toBeInTheDocument()
  expect(sent.at(-1)?.body).toEqual({ reason: 'The owner asked' })
})

test('a list with nothing in it says why', async () => {
  serve({ 'GET /admin/accounts': { items: [] } })
  renderAs(operator(), <AccountsPage />, { at: '/here?search=zzz' })
  expect(await screen.findByText('No account of that name')).toBeInTheDocument()
})

test('a new account names its first owner, whose link is shown once', async () => {
  const link = 'https://desk.example/join#abc'
  const invite = { email: 'olga@fabrikam.example' } as Schemas['InviteView']
  const sent = serve({
    'GET /admin/accounts': { items: [account()] },
    'POST /admin/accounts': { ...account({ name: 'Fabrikam' }), owner_invite: invite, link },
  })
  renderAs(operator(), <AccountsPage />)
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'New account' }))
  const dialog = await screen.findByRole('dialog', { name: 'New account' })
  await user.type(within(dialog).getByLabelText('Name'), 'Fabrikam')
  const make = within(dialog).getByRole('button', { name: /^Make the account/ })
  await user.click(make)
  expect(await within(dialog).findByText('Enter an e-mail address.')).toBeInTheDocument()
  expect(sent.some(({ method }) => method === 'POST')).toBe(false)
  await user.type(within(dialog).getByLabelText('First owner’s e-mail'), ' olga@fabrikam.example ')
  await user.click(make)
  const made = await screen.findByRole('dialog', { name: 'Fabrikam is made' })
  expect(within(made).getByText(link)).toBeInTheDocument()
  expect(within(made).getByText(/^olga@fabrikam.example is invited as its owner/)).toBeInTheDocument()
  expect(sent.find(({ method }) => method === 'POST')?.body).toMatchObject({
    name: 'Fabrikam',
    owner_email: 'olga@fabrikam.example',
    seat_limit: null,
  })
  await user.click(within(made).getByRole('button', { name: /^Done/ }))
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
})
