import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { client } from '../api/client.ts'
import { Refusal } from '../api/Refusal.tsx'
import { person } from '../test/people.ts'
import { refuse, renderAs, serve } from '../test/render.tsx'
import { ConfirmPassword, useConfirmed } from './ConfirmPassword.tsx'

const STALE = { code: 'confirm_password', message: 'Give your password again to do this.' }

function Act() {
  const confirmed = useConfirmed()
  const [done, setDone] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const act = async (): Promise<void> => {
    const { error } = await client.POST('/l1/intake', { body: { problem_statement: 'Printer' } })
    if (error) throw error
  }
  return (
    <>
      <button type="button" onClick={() => void confirmed(act).then(() => setDone(true), setError)}>
        Act
      </button>
      <Refusal error={error} />
      {done && <p>done</p>}
      <ConfirmPassword />
    </>
  )
}

test('the password is asked for over the page, and then the act is done', async () => {
  let isConfirmed = false
  const tries = [
    () => refuse(403, { code: 'wrong_password', message: 'No.' }),
    () => {
      isConfirmed = true
      return new Response(null, { status: 204 })
    },
  ]
  const sent = serve({
    'POST /l1/intake': () => (isConfirmed ? {} : refuse(403, STALE)),
    'POST /auth/confirm': () => tries.shift()?.(),
  })
  renderAs(person('owner'), <Act />)
  const user = userEvent.setup()
  await user.click(screen.getByText('Act'))
  const field = await screen.findByLabelText('Password')
  await user.type(field, 'wrong{Enter}')
  expect(await screen.findByText('That is not your password.')).toBeInTheDocument()
  await user.type(screen.getByLabelText('Password'), 'lamp otter quietly{Enter}')
  expect(await screen.findByText('done')).toBeInTheDocument()
  expect(sent.map(({ path }) => path)).toEqual(['/l1/intake', '/auth/confirm', '/auth/confirm', '/l1/intake'])
})

test('who would rather not is told what was needed, and nothing is done', async () => {
  const sent = serve({ 'POST /l1/intake': () => refuse(403, STALE) })
  renderAs(person('owner'), <Act />)
  const user = userEvent.setup()
  await user.click(screen.getByText('Act'))
  await user.click(await screen.findByRole('button', { name: 'Cancel' }))
  expect(await screen.findByText('This needs your password again.')).toBeInTheDocument()
  expect(sent).toHaveLength(1)
})
