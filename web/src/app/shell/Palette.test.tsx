import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { person } from '../../test/people.ts'
import { refuse, renderAs, serve } from '../../test/render.tsx'
import { Palette } from './Palette.tsx'
import { closePalette, openPalette } from './palette.ts'

const printer = {
  ticket_id: 'p',
  number: 1042,
  problem_statement: 'The printer is on fire',
  customer_name: 'Fabrikam',
  status: 'open',
}
const other = { ...printer, ticket_id: 'o', number: 7, problem_statement: 'Room 1042 is cold' }

// Once, where it may take its time; nobody waits for it below.
beforeAll(() => import('./PalettePopup.tsx'))
beforeEach(() => act(openPalette))
afterEach(() => act(closePalette))

const PATIENCE = { timeout: 5000 }
const field = () => screen.findByRole('combobox', { name: 'Search and commands' }, PATIENCE)
const offered = (): (string | null)[] => screen.queryAllByRole('option').map((option) => option.textContent)

test('the ticket of a number comes first, and Enter that came before the answer opens it', async () => {
  let answer: (found: unknown) => void = () => undefined
  const answered = new Promise((resolve) => {
    answer = resolve
  })
  serve({
    'GET /internal-tickets': () => answered,
    'GET /flows': { items: [], next_cursor: null },
  })
  const router = renderAs(person('l1_tech'), <Palette />)
  await userEvent.type(await field(), '#1042{Enter}')
  expect(screen.getByRole('status')).toHaveTextContent('Searching…')
  answer({ items: [other, printer], next_cursor: null })
  await waitFor(() => expect(router.state.location.pathname).toBe('/tickets/p'), PATIENCE)
})

test('what was found for other words is not offered, a failure is said, and another try is one press away', async () => {
  let fails = false
  serve({
    'GET /internal-tickets': () => {
      if (fails) throw refuse(503, { code: 'unavailable', message: 'Busy.' })
      return { items: [printer], next_cursor: null }
    },
    'GET /flows': { items: [], next_cursor: null },
  })
  renderAs(person('l1_tech'), <Palette />)
  const user = userEvent.setup()
  await user.type(await field(), 'printer')
  await waitFor(() => expect(offered()).toEqual([expect.stringContaining('#1042')]), PATIENCE)
  fails = true
  await user.type(await field(), ' x')
  expect(offered()).toEqual([])
  const again = await screen.findByRole('button', { name: 'Try again' }, PATIENCE)
  fails = false
  await user.click(again)
  await waitFor(() => expect(offered()).toEqual([expect.stringContaining('#1042')]), PATIENCE)
}, 20_000)

test('each finds what they may see: an owner people, a viewer neither people nor tickets', async () => {
  const people = [{ id: 'z', name: 'Zoë Müller', email: 'zoe@northwind.example', account_role: 'engineer' }]
  const log = serve({
    'GET /internal-tickets': { items: [printer], next_cursor: null },
    'GET /flows': { items: [], next_cursor: null },
    'GET /users': people,
  })
  const router = renderAs(person('owner'), <Palette />)
  await userEvent.type(await field(), 'muller')
  await waitFor(() => expect(offered()[0]).toContain('Zoë Müller'), PATIENCE)
  await userEvent.keyboard('{Enter}')
  await waitFor(() =>
    expect(router.state.location).toMatchObject({ pathname: '/people', search: '?person=z' }),
  )

  act(closePalette)
  act(openPalette)
  log.length = 0
  document.body.innerHTML = ''
  renderAs(person('viewer'), <Palette />)
  await userEvent.type(await field(), 'flo')
  await waitFor(() => expect(offered()[0]).toContain('Flows'), PATIENCE)
  await waitFor(() => expect(log.map(({ path }) => path)).toEqual(['/flows']), PATIENCE)
})
