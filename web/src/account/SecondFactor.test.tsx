import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { person } from '../test/people.ts'
import { refuse, renderAs, serve } from '../test/render.tsx'
import { SecondFactor } from './SecondFactor.tsx'

const OFF = { on_since: null, recovery_codes_left: 0, is_required: false }
const ON = { on_since: '2026-03-04T12:00:00Z', recovery_codes_left: 10, is_required: false }
const CODES = Array.from({ length: 10 }, (_, n) => `abcd-efgh-jkmn-pq2${n}`)
const OFFERED = {
  secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
  uri: 'otpauth://totp/ResolutionFlow:dana%40northwind.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
}

test('it is set up with a code of the app, and the recovery codes are kept before one goes on', async () => {
  let view = OFF as object
  const sent = serve({
    'GET /auth/totp': () => view,
    'POST /auth/totp': OFFERED,
    'POST /auth/totp/confirm': ({ body }: { body: { code: string } }) => {
      if (body.code !== '123456') {
        return refuse(422, {
          code: 'invalid',
          message: 'No.',
          fields: [{ field: 'code', message: 'is wrong' }],
        })
      }
      view = ON
      return { recovery_codes: CODES }
    },
  })
  renderAs(person('l1_tech'), <SecondFactor />)
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Set up' }))
  expect(await screen.findByRole('img', { name: /QR code/ })).toBeInTheDocument()
  expect(screen.getByText('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ')).toBeInTheDocument()
  const field = screen.getByLabelText('Code of your authenticator app')
  expect(field).toHaveFocus()
  await user.keyboard('{Enter}')
  expect(screen.getByText('Enter the code.')).toBeInTheDocument()
  await user.type(field, '000000{Enter}')
  expect(await screen.findByText(/not what the app shows now/)).toBeInTheDocument()
  await user.clear(field)
  await user.type(field, '123456{Enter}')
  const codes = await screen.findByRole('list', { name: 'Recovery codes' })
  expect(
    within(codes)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual(CODES)
  expect(screen.getByRole('button', { name: 'Done' })).toHaveAttribute('aria-disabled', 'true')
  await user.click(screen.getByRole('checkbox', { name: 'I have kept them' }))
  await user.click(screen.getByRole('button', { name: 'Done' }))
  expect(await screen.findByText(/10 recovery codes left/)).toBeInTheDocument()
  expect(screen.queryByText(CODES[0] ?? '')).toBeNull()
  expect(sent.filter(({ method }) => method === 'POST')).toHaveLength(3)
})

test('who runs out of recovery codes is told, and who needs a second factor cannot turn it off', async () => {
  serve({ 'GET /auth/totp': { ...ON, recovery_codes_left: 1, is_required: true } })
  renderAs(person('owner'), <SecondFactor />)
  expect(await screen.findByText(/running out of recovery codes/)).toBeInTheDocument()
  expect(screen.getByText(/1 recovery code left/)).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Turn off' })).toHaveAttribute('aria-disabled', 'true')
})

test('turning it off says what follows', async () => {
  let view = ON as object
  serve({
    'GET /auth/totp': () => view,
    'DELETE /auth/totp': () => {
      view = OFF
      return new Response(null, { status: 204 })
    },
  })
  renderAs(person('l1_tech'), <SecondFactor />)
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Turn off' }))
  const dialog = await screen.findByRole('dialog', { name: 'Turn off the second factor?' })
  expect(dialog).toHaveTextContent('Your password alone will sign you in.')
  await user.click(within(dialog).getByRole('button', { name: /^Turn off/ }))
  expect(await screen.findByRole('button', { name: 'Set up' })).toBeInTheDocument()
})
