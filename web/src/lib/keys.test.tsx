import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { Button } from '../ui/Button.tsx'
import { setCharacterKeys, useActs, useKey, useKeyHints } from './keys.ts'

interface BoundProps {
  keys: string
  run: () => void
  does?: string
  moves?: boolean
}

function Bound({ keys, run, does, moves = false }: BoundProps) {
  useKey(keys, run, does === undefined ? { moves } : { does, moves })
  return null
}

function Acts() {
  return useActs().map(({ keys, does, run }) => (
    <Button key={keys} onClick={run}>
      {does}
    </Button>
  ))
}

function Hints() {
  return <output>{useKeyHints().map((hint) => `${hint.keys}: ${hint.does}`)}</output>
}

test('a key works on the page, but not while text is being typed', async () => {
  const run = vi.fn()
  const user = userEvent.setup()
  render(
    <>
      <Bound keys="r" run={run} />
      <input aria-label="note" />
    </>,
  )
  await user.keyboard('r')
  expect(run).toHaveBeenCalledTimes(1)
  await user.type(screen.getByLabelText('note'), 'router')
  expect(run).toHaveBeenCalledTimes(1)
})

test('a key does nothing while a dialog is open, nor with Ctrl', async () => {
  const run = vi.fn()
  const user = userEvent.setup()
  const { rerender } = render(<Bound keys="r" run={run} />)
  await user.keyboard('{Control>}r{/Control}')
  rerender(
    <>
      <Bound keys="r" run={run} />
      <div data-modal />
    </>,
  )
  await user.keyboard('r')
  expect(run).not.toHaveBeenCalled()
})

test('two keys in a row are one; the second alone is nothing', async () => {
  const run = vi.fn()
  const user = userEvent.setup()
  render(<Bound keys="g l" run={run} />)
  await user.keyboard('l')
  expect(run).not.toHaveBeenCalled()
  await user.keyboard('gl')
  expect(run).toHaveBeenCalledTimes(1)
})

test('a key with Ctrl works while text is being typed, and is no letter that can be switched off', async () => {
  const run = vi.fn()
  const user = userEvent.setup()
  setCharacterKeys(false)
  const { rerender } = render(
    <>
      <Bound keys="Ctrl K" run={run} />
      <input aria-label="note" />
    </>,
  )
  await user.type(screen.getByLabelText('note'), 'k')
  await user.keyboard('{Shift>}{Control>}k{/Control}{/Shift}')
  expect(run).not.toHaveBeenCalled()
  await user.keyboard('{Control>}k{/Control}')
  expect(run).toHaveBeenCalledTimes(1)
  rerender(
    <>
      <Bound keys="Ctrl K" run={run} />
      <div data-modal />
    </>,
  )
  await user.keyboard('{Control>}k{/Control}')
  expect(run).toHaveBeenCalledTimes(1)
  setCharacterKeys(true)
})

test('a key held down moves on and on, and does what it does once', () => {
  const act = vi.fn()
  const move = vi.fn()
  render(
    <>
      <Bound keys="1" run={act} />
      <Bound keys="j" run={move} moves />
    </>,
  )
  for (const key of ['1', 'j']) {
    for (const repeat of [false, true, true])
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, repeat, bubbles: true }))
  }
  expect(act).toHaveBeenCalledTimes(1)
  expect(move).toHaveBeenCalledTimes(3)
})

test('what a key does can be done by its name, too, unless it only moves about', async () => {
  const run = vi.fn()
  render(
    <>
      <Bound keys="r" run={run} does="Resolve" />
      <Bound keys="j" run={vi.fn()} does="Next row" moves />
      <Bound keys="1" run={vi.fn()} />
      <Acts />
    </>,
  )
  expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['Resolve'])
  await userEvent.click(screen.getByRole('button', { name: 'Resolve' }))
  expect(run).toHaveBeenCalledTimes(1)
})

test('a key under another layout counts by its place', () => {
  const run = vi.fn()
  render(<Bound keys="r" run={run} />)
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ר', code: 'KeyR', bubbles: true }))
  expect(run).toHaveBeenCalledTimes(1)
})

test('the list shows what works now', () => {
  const { unmount } = render(
    <>
      <Bound keys="r" run={vi.fn()} does="Resolve" />
      <Hints />
    </>,
  )
  expect(screen.getByText('r: Resolve')).toBeInTheDocument()
  unmount()
})

test('who switched letters and digits off types them without anything happening; the other keys work', async () => {
  const runs = {
    r: vi.fn(),
    '1': vi.fn(),
    'g l': vi.fn(),
    '?': vi.fn(),
    Backspace: vi.fn(),
    ArrowDown: vi.fn(),
  }
  const user = userEvent.setup()
  setCharacterKeys(false)
  render(
    <>
      {Object.entries(runs).map(([keys, run]) => (
        <Bound key={keys} keys={keys} run={run} does={keys} />
      ))}
      <Hints />
      <Button keys="r">Resolve</Button>
      <Button keys="Ctrl Enter">Send</Button>
    </>,
  )
  await user.keyboard('r1gl?{Backspace}{ArrowDown}')
  for (const keys of ['r', '1', 'g l', '?'] as const) expect(runs[keys], keys).not.toHaveBeenCalled()
  expect(runs.Backspace).toHaveBeenCalledTimes(1)
  expect(runs.ArrowDown).toHaveBeenCalledTimes(1)
  expect(screen.getByRole('status')).toHaveTextContent(/^Backspace: BackspaceArrowDown: ArrowDown$/)
  expect(screen.getByRole('button', { name: 'Resolve' })).not.toHaveAttribute('aria-keyshortcuts')
  expect(screen.getByRole('button', { name: 'Send' })).toHaveAttribute('aria-keyshortcuts', 'Ctrl Enter')

  act(() => setCharacterKeys(true))
  await user.keyboard('rgl')
  expect(runs.r).toHaveBeenCalledTimes(1)
  expect(runs['g l']).toHaveBeenCalledTimes(1)
  expect(screen.getByRole('button', { name: 'Resolve' })).toHaveAttribute('aria-keyshortcuts', 'r')
})
