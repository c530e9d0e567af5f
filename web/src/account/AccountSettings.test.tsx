import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { Schemas } from '../api/client.ts'
import { person } from '../test/people.ts'
import { refuse, renderAs, serve } from '../test/render.tsx'
import { AccountSettings } from './AccountSettings.tsx'

const SETTINGS: Schemas['Settings'] = {
  id: 'account',
  name: 'Northwind IT',
  slug: 'northwind-it',
  time_zone: 'Europe/Berlin',
  escalation_categories: ['Hardware', 'Network'],
  session_idle_minutes: 60,
  owners_need_second_factor: false,
  revision: 4,
}

const save = () => screen.getByRole('button', { name: 'Save settings' })

test('who is no owner reads the settings and whom to ask', async () => {
  serve({ 'GET /accounts/me': SETTINGS })
  renderAs(person('l1_tech'), <AccountSettings />)
  expect(await screen.findByText('Hardware · Network')).toBeInTheDocument()
  expect(screen.getByText('60 minutes')).toBeInTheDocument()
  expect(screen.getByText('An owner of Northwind IT can change these.')).toBeInTheDocument()
  expect(screen.queryByRole('textbox')).toBeNull()
  expect(screen.queryByRole('link')).toBeNull()
})

test('an owner changes what there is, and it is sent with what was seen', async () => {
  const sent = serve({
    'GET /accounts/me': SETTINGS,
    'PATCH /accounts/me': ({ body }: { body: object }) => ({ ...SETTINGS, ...body, revision: 5 }),
    'GET /auth/me': person('owner'),
  })
  renderAs(person('owner'), <AccountSettings />)
  const user = userEvent.setup()
  const name = await screen.findByLabelText('Account name')
  await user.clear(name)
  await user.paste('Northwind Traders')
  expect(screen.getByText('Not saved yet.')).toBeInTheDocument()
  const idle = screen.getByLabelText('Sign out after idle minutes')
  await user.clear(idle)
  await user.paste('15')
  await user.click(screen.getByRole('button', { name: 'Add a category' }))
  await user.click(screen.getByLabelText('Category 3'))
  await user.paste('Licences')
  await user.click(screen.getByRole('button', { name: 'Move category 3 up' }))
  await user.click(screen.getByRole('button', { name: 'Remove category 1' }))
  await user.click(save())
  expect(await screen.findByText('Saved. It counts from now on.')).toBeInTheDocument()
  expect(sent.find(({ method }) => method === 'PATCH')?.body).toEqual({
    revision: 4,
    name: 'Northwind Traders',
    time_zone: 'Europe/Berlin',
    escalation_categories: ['Licences', 'Network'],
    session_idle_minutes: 15,
    owners_need_second_factor: false,
  })
})

const owner = (id: string, name: string, has_second_factor: boolean): Schemas['PersonView'] => ({
  id,
  name,
  email: `${name.toLowerCase()}@northwind.example`,
  account_role: 'owner',
  is_super_admin: false,
  can_cover_l1: false,
  is_active: true,
  created_at: '2026-11-01T00:00:00Z',
  walks_in_hand: 0,
  open_sessions: 0,
  has_second_factor,
})

test('an owner sees whom the second factor will be asked of before they ask for it', async () => {
  const sent = serve({
    'GET /accounts/me': SETTINGS,
    'GET /users': [
      owner('user-owner', 'Dana', true),
      owner('oscar', 'Oscar', false),
      { ...owner('gone', 'Gina', false), is_active: false },
      { ...owner('erik', 'Erik', false), account_role: 'engineer' },
    ],
    'PATCH /accounts/me': ({ body }: { body: object }) => ({ ...SETTINGS, ...body, revision: 5 }),
    'GET /auth/me': person('owner'),
  })
  renderAs(person('owner'), <AccountSettings />)
  const user = userEvent.setup()
  const needed = await screen.findByLabelText(/^Owners need a second factor/)
  await waitFor(() => expect(needed).toBeEnabled())
  expect(screen.queryByText(/have none yet|has none yet/)).toBeNull()
  await user.click(needed)
  expect(await screen.findByText(/^One of 2 owners has none yet: Oscar\./)).toBeInTheDocument()
  await user.click(save())
  expect(await screen.findByText('Saved. It counts from now on.')).toBeInTheDocument()
  expect(sent.find(({ method }) => method === 'PATCH')?.body).toMatchObject({
    owners_need_second_factor: true,
  })
  await user.click(needed)
  expect(screen.getByText(/sign in with a password alone/)).toBeInTheDocument()
})

test('an owner without a second factor is told to set one up before they ask others for it', async () => {
  serve({ 'GET /accounts/me': SETTINGS, 'GET /users': [owner('user-owner', 'Dana', false)] })
  renderAs(person('owner'), <AccountSettings />)
  const needed = await screen.findByLabelText(/^Owners need a second factor/)
  await waitFor(() => expect(needed).toBeDisabled())
  expect(screen.getByText(/^Set up a second factor for yourself first/)).toBeInTheDocument()
})

test('what cannot be is said beside its field, and nothing is sent', async () => {
  const sent = serve({ 'GET /accounts/me': SETTINGS })
  renderAs(person('owner'), <AccountSettings />)
  const user = userEvent.setup()
  await user.clear(await screen.findByLabelText('Account name'))
  const idle = screen.getByLabelText('Sign out after idle minutes')
  await user.clear(idle)
  await user.type(idle, '61')
  const second = screen.getByLabelText('Category 2')
  await user.clear(second)
  await user.type(second, 'HARDWARE ')
  await user.click(save())
  expect(await screen.findByText('Enter what the account is called.')).toBeInTheDocument()
  expect(idle).toHaveAccessibleDescription('Enter a whole number from 5 to 60.')
  expect(second).toHaveAccessibleDescription('This category is there twice.')
  expect(sent.every(({ method }) => method === 'GET')).toBe(true)
})

test('whoever was overtaken chooses between what the other made of it and their own', async () => {
  const theirs = { ...SETTINGS, name: 'Northwind Group', revision: 5 }
  const answers = [
    () => refuse(409, { code: 'settings_moved_on', message: 'No.', settings: theirs }),
    ({ body }: { body: object }) => ({ ...SETTINGS, ...body, revision: 6 }),
  ]
  const sent = serve({
    'GET /accounts/me': SETTINGS,
    'PATCH /accounts/me': (request: { body: object }) => answers.shift()?.(request),
    'GET /auth/me': person('owner'),
  })
  renderAs(person('owner'), <AccountSettings />)
  const user = userEvent.setup()
  const name = await screen.findByLabelText('Account name')
  await user.clear(name)
  await user.type(name, 'Mine')
  await user.click(save())
  expect(await screen.findByText(/Somebody changed these settings/)).toBeInTheDocument()
  expect(name).toHaveValue('Mine')
  await user.click(screen.getByRole('button', { name: 'Save mine all the same' }))
  expect(await screen.findByText('Saved. It counts from now on.')).toBeInTheDocument()
  const revisions = sent.filter(({ method }) => method === 'PATCH').map(({ body }) => body)
  expect(revisions).toMatchObject([{ revision: 4 }, { revision: 5, name: 'Mine' }])
})

test('whoever was overtaken can have what the other made of it', async () => {
  const theirs = { ...SETTINGS, name: 'Northwind Group', escalation_categories: ['Only'], revision: 5 }
  serve({
    'GET /accounts/me': SETTINGS,
    'PATCH /accounts/me': () => refuse(409, { code: 'settings_moved_on', message: 'No.', settings: theirs }),
  })
  renderAs(person('owner'), <AccountSettings />)
  const user = userEvent.setup()
  await user.type(await screen.findByLabelText('Account name'), '!')
  await user.click(save())
  await user.click(await screen.findByRole('button', { name: 'Show what they are now' }))
  await waitFor(() => expect(screen.getByLabelText('Account name')).toHaveValue('Northwind Group'))
  expect(screen.getByLabelText('Category 1')).toHaveValue('Only')
  expect(screen.queryByLabelText('Category 2')).toBeNull()
})

test('a field the server refuses says so itself', async () => {
  serve({
    'GET /accounts/me': SETTINGS,
    'PATCH /accounts/me': () =>
      refuse(422, {
        code: 'invalid',
        message: 'No.',
        fields: [{ field: 'time_zone', message: 'is not known to the database' }],
      }),
  })
  renderAs(person('owner'), <AccountSettings />)
  const user = userEvent.setup()
  await user.type(await screen.findByLabelText('Account name'), '!')
  await user.click(save())
  await waitFor(() =>
    expect(screen.getByLabelText('Time zone')).toHaveAccessibleDescription('Is not known to the database.'),
  )
})
