import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { ConfirmPassword } from '../auth/ConfirmPassword.tsx'
import { person } from '../test/people.ts'
import { refuse, renderAs, serve } from '../test/render.tsx'
import { Email } from './Email.tsx'

const BY_LINK = { 'GET /auth/options': { sign_up: 'closed', mail: true } }
const AT_ONCE = { 'GET /auth/options': { sign_up: 'closed', mail: false } }

test('where mail goes out a link is sent, and nothing has changed yet', async () => {
  const sent = serve({
    ...BY_LINK,
    'POST /auth/email': { state: 'link_sent', expires_at: '2026-03-04T12:30:00Z' },
  })
  renderAs(person('l1_tech'), <Email />)
  const user = userEvent.setup()
  await user.type(await screen.findByLabelText('New e-mail'), ' dana@new.example{Enter}')
  expect(await screen.findByRole('status')).toHaveTextContent(/We sent a link to dana@new\.example/)
  expect(screen.getByLabelText('You sign in with')).toHaveValue('dana@northwind.example')
  expect(screen.getByLabelText('New e-mail')).toHaveValue('')
  expect(sent.at(-1)?.body).toEqual({ email: 'dana@new.example' })
})

test('the password is asked for again where it was given a while ago', async () => {
  const answers = [
    refuse(403, { code: 'confirm_password', message: 'No.' }),
    { state: 'link_sent', expires_at: '2026-03-04T12:30:00Z' },
  ]
  serve({
    ...BY_LINK,
    'POST /auth/email': () => answers.shift(),
    'POST /auth/confirm': new Response(null, { status: 204 }),
  })
  renderAs(
    person('l1_tech'),
    <>
      <Email />
      <ConfirmPassword />
    </>,
  )
  const user = userEvent.setup()
  await user.type(await screen.findByLabelText('New e-mail'), 'dana@new.example{Enter}')
  await user.type(await screen.findByLabelText('Password'), 'walk-the-flow')
  await user.click(screen.getByRole('button', { name: 'Go on' }))
  expect(await screen.findByText(/We sent a link to dana@new\.example/)).toBeInTheDocument()
})

test('without mail it counts at once, and the page knows', async () => {
  let me = person('l1_tech')
  serve({
    ...AT_ONCE,
    'POST /auth/email': () => {
      me = { ...me, user: { ...me.user, email: 'dana@new.example' } }
      return { state: 'changed' }
    },
    'GET /auth/me': () => me,
  })
  renderAs(me, <Email />)
  const user = userEvent.setup()
  await user.type(await screen.findByLabelText('New e-mail'), 'dana@new.example')
  await user.click(screen.getByRole('button', { name: 'Change e-mail' }))
  expect(await screen.findByText(/You sign in with dana@new\.example from now on/)).toBeInTheDocument()
  expect(await screen.findByDisplayValue('dana@new.example')).toBeInTheDocument()
})

test('what is wrong with an e-mail is said beside it', async () => {
  const sent = serve({
    ...AT_ONCE,
    'POST /auth/email': () => refuse(409, { code: 'email_taken', message: 'No.' }),
  })
  renderAs(person('l1_tech'), <Email />)
  const user = userEvent.setup()
  const field = await screen.findByLabelText('New e-mail')
  for (const [typed, said] of [
    ['', 'Enter the new e-mail address.'],
    ['dana', 'Enter an e-mail address.'],
    ['dana@northwind.example', 'That is the e-mail you have already.'],
  ] as const) {
    await user.clear(field)
    if (typed) await user.type(field, typed)
    await user.click(screen.getByRole('button', { name: 'Change e-mail' }))
    expect(field).toHaveAccessibleDescription(said)
  }
  expect(sent.filter(({ method }) => method === 'POST')).toEqual([])
  await user.clear(field)
  await user.type(field, 'taken@new.example{Enter}')
  expect(await screen.findByText(/signs somebody in already/)).toBeInTheDocument()
  expect(field).toHaveFocus()
})
