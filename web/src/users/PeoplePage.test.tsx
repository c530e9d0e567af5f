import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { ConfirmPassword } from '../auth/ConfirmPassword.tsx'
import { person } from '../test/people.ts'
import { refuse, renderAs, serve } from '../test/render.tsx'
import type { Person } from './follows.ts'
import { InviteFirst } from './InviteFirst.tsx'
import { PeoplePage } from './PeoplePage.tsx'

const dana: Person = {
  id: 'dana',
  name: 'Dana',
  email: 'dana@northwind.example',
  account_role: 'l1_tech',
  is_super_admin: false,
  can_cover_l1: false,
  is_active: true,
  created_at: '2026-01-01T00:00:00Z',
  last_seen_at: null,
  walks_in_hand: 0,
  open_sessions: 0,
  has_second_factor: false,
}
const olga: Person = { ...dana, id: 'user-owner', name: 'Olga', account_role: 'owner' }
const gone: Person = { ...dana, id: 'gone', name: 'Gina', is_active: false }
const sam: Person = { ...dana, id: 'sam', name: 'Sam', is_super_admin: true }

const seats = (engineers: number, techs: number) => ({
  engineer: { role: 'engineer', current: engineers, limit: 5, available: 5 - engineers },
  l1_tech: { role: 'l1_tech', current: techs, limit: 2, available: 2 - techs },
})
const ANSWERS = {
  'GET /accounts/me/seats': seats(0, 2),
  'GET /invites': { items: [] },
  'GET /auth/options': { sign_up: 'closed', mail: false },
  'GET /users': [dana, olga, sam, gone],
}

async function opens(name: string): Promise<void> {
  const [button] = await screen.findAllByRole('button', { name: `What to do about ${name}` })
  await userEvent.click(button as HTMLElement)
}

test('an owner makes a link for somebody who forgot their password, once they gave their own again', async () => {
  let confirmed = false
  serve({
    ...ANSWERS,
    'POST /auth/confirm': () => {
      confirmed = true
      return new Response(null, { status: 204 })
    },
    'POST /users/dana/reset-link': () =>
      confirmed
        ? { link: 'https://desk.example/reset#token', expires_at: '2026-11-01T00:10:00Z' }
        : refuse(403, { code: 'confirm_password', message: 'Give your password again.' }),
  })
  renderAs(
    person('owner'),
    <>
      <PeoplePage />
      <ConfirmPassword />
    </>,
  )
  await opens('Dana')
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Make a reset link' }))
  const dialog = await screen.findByRole('dialog', { name: 'A new password for Dana' })
  expect(dialog).toHaveTextContent('then they are signed out everywhere')
  await userEvent.click(within(dialog).getByRole('button', { name: /^Make a reset link/ }))
  await userEvent.type(await screen.findByLabelText('Password'), 'seven grey herons')
  await userEvent.click(screen.getByRole('button', { name: /^Go on/ }))
  expect(await screen.findByTestId('reset-link')).toHaveTextContent('https://desk.example/reset#token')
  expect(within(dialog).queryByRole('button', { name: /^Make a reset link/ })).toBeNull()
  await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Copy the link' })).toHaveFocus())
})

test('there is no such link for oneself, for whoever is gone, and for operators', async () => {
  serve(ANSWERS)
  renderAs(person('owner'), <PeoplePage />)
  for (const name of ['Olga', 'Gina']) {
    await opens(name)
    expect(await screen.findByRole('menuitem', { name: /Make a reset link/ })).toHaveAttribute(
      'aria-disabled',
      'true',
    )
    await userEvent.keyboard('{Escape}')
  }
  await opens('Sam')
  expect(await screen.findByRole('menuitem', { name: 'Change role' })).toBeInTheDocument()
  expect(screen.queryByRole('menuitem', { name: /Make a reset link/ })).toBeNull()
})

test('a full seat leads to the plan', async () => {
  serve(ANSWERS)
  renderAs(person('owner'), <PeoplePage />)
  expect(await screen.findByRole('link', { name: 'Plan and seats' })).toHaveAttribute(
    'href',
    '/account/billing',
  )
})

test.each([
  ['an owner who is alone', 'owner', { ...ANSWERS, 'GET /accounts/me/seats': seats(0, 0) }, true],
  ['an owner with a team', 'owner', ANSWERS, false],
  [
    'an owner who has invited somebody',
    'owner',
    { ...ANSWERS, 'GET /accounts/me/seats': seats(0, 0), 'GET /invites': { items: [{}] } },
    false,
  ],
  ['an engineer', 'engineer', { ...ANSWERS, 'GET /accounts/me/seats': seats(0, 0) }, false],
] as const)('%s is asked to invite people: %s %#', async (_, role, answers, asked) => {
  const sent = serve(answers)
  renderAs(person(role), <InviteFirst />)
  if (asked)
    expect(await screen.findByRole('link', { name: 'Invite people' })).toHaveAttribute('href', '/people')
  else {
    const last = role === 'engineer' ? 0 : 1
    await expect.poll(() => sent.length).toBeGreaterThanOrEqual(last)
    expect(screen.queryByRole('link', { name: 'Invite people' })).toBeNull()
  }
})
