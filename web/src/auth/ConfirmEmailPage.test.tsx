import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { person } from '../test/people.ts'
import { refuse, renderAs, serve } from '../test/render.tsx'
import { ConfirmEmailPage } from './ConfirmEmailPage.tsx'

const at = (hash: string) => ({ at: `/confirm-email${hash}`, path: '/confirm-email' })

test('the link is used by pressing the button, and not by opening it', async () => {
  const sent = serve({ 'POST /auth/email/confirm': new Response(null, { status: 204 }) })
  const router = renderAs(person('viewer'), <ConfirmEmailPage />, at('#secret'))
  const button = await screen.findByRole('button', { name: 'Use this e-mail' })
  expect(router.state.location.hash).toBe('')
  expect(sent).toEqual([])
  await userEvent.setup().click(button)
  expect(await screen.findByText(/You sign in with your new e-mail from now on/)).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Go on' })).toHaveAttribute('href', '/')
  expect(sent.map(({ body }) => body)).toEqual([{ token: 'secret' }])
})

test('a worn link says so, and a page without one says what to do', async () => {
  serve({ 'POST /auth/email/confirm': refuse(400, { code: 'link_not_valid', message: 'No.' }) })
  renderAs(person('viewer'), <ConfirmEmailPage />, at('#worn'))
  await userEvent.setup().click(await screen.findByRole('button', { name: 'Use this e-mail' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('This link is not valid any more.')
})

test('a page that was come to without a link says so', async () => {
  serve({})
  renderAs(person('viewer'), <ConfirmEmailPage />, at(''))
  expect(await screen.findByText(/Open the link in the letter again/)).toBeInTheDocument()
  expect(screen.queryByRole('button')).toBeNull()
})
