import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { useKey, useKeyHints } from './keys.ts'

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
