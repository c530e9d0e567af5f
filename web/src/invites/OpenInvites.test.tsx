import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { Schemas } from '../api/client.ts'
import { person } from '../test/people.ts'
import { renderAs, serve } from '../test/render.tsx'
import { OpenInvites } from './OpenInvites.tsx'

const invite = (name: string, delivery: Schemas['Delivery']): Schemas['InviteView'] => ({
  id: name,
  email: `${name}@neu.example`,
  role: 'l1_tech',
  status: 'pending',
  invited_by: { id: 'user-owner', name: 'Olga' },
  created_at: '2026-11-01T00:00:00Z',
  expires_at: '2026-11-08T00:00:00Z',
  delivery,
  delivery_at: '2026-11-01T00:00:00Z',
})

const row = (name: string) =>
  screen.findByText(`${name}@neu.example`).then((email) => email.closest('li') as HTMLElement)

test('each invite says what became of its letter', async () => {
  serve({
    'GET /auth/options': { sign_up: 'closed', mail: true },
    'GET /invites': {
      items: [invite('nina', 'mailed'), invite('nino', 'failed'), invite('nora', 'by_hand')],
    },
  })
  renderAs(person('owner'), <OpenInvites />)
  expect(await row('nina')).toHaveTextContent(/Mailed: \w+ \w+/)
  expect(await row('nino')).toHaveTextContent('Could not be mailed')
  expect(await row('nino')).toHaveTextContent('make a link and hand it over yourself')
  expect(await row('nora')).not.toHaveTextContent(/mailed/i)
})

test('an invite can be mailed again, or get a link to hand over', async () => {
  const sent = serve({
    'GET /auth/options': { sign_up: 'closed', mail: true },
    'GET /invites': { items: [invite('nino', 'failed')] },
    'POST /invites/nino/resend': invite('nino', 'on_its_way'),
    'POST /invites/nino/link': { ...invite('nino', 'by_hand'), link: 'https://desk.example/join#token' },
  })
  renderAs(person('owner'), <OpenInvites />)
  const user = userEvent.setup()
  const nino = within(await row('nino'))
  await user.click(await nino.findByRole('button', { name: 'Mail again' }))
  expect(await nino.findByText('A mail with the link is on its way to nino@neu.example.')).toBeInTheDocument()
  await user.click(nino.getByRole('button', { name: 'New link' }))
  expect(await nino.findByTestId('invite-link')).toHaveTextContent('https://desk.example/join#token')
  expect(sent.filter(({ method }) => method === 'POST').map(({ path }) => path)).toEqual([
    '/invites/nino/resend',
    '/invites/nino/link',
  ])
})

test('where no mail is sent there is nothing to mail again', async () => {
  serve({
    'GET /auth/options': { sign_up: 'closed', mail: false },
    'GET /invites': { items: [invite('nora', 'by_hand')] },
  })
  renderAs(person('owner'), <OpenInvites />)
  const nora = within(await row('nora'))
  await waitFor(() => expect(nora.getByRole('button', { name: 'New link' })).toBeVisible())
  expect(nora.queryByRole('button', { name: 'Mail again' })).toBeNull()
})
