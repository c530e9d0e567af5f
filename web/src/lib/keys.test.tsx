import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { Button } from '../ui/Button.tsx'
import { setCharacterKeys, useKey, useKeyHints } from './keys.ts'

function Bound({ keys, run, does }: { keys: string; run: () => void; does?: string }) {
  useKey(keys, run, does === undefined ? {} : { does })
  return null
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
