import { render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

test('until the renderer is here nobody sees the signs, and the room is kept', async () => {
  let arrive = (): void => undefined
  vi.doMock('./Markdown.tsx', async (original) => {
    await new Promise<void>((arrived) => {
      arrive = arrived
    })
    return original()
  })
  vi.resetModules()
  const { LazyMarkdown } = await import('./LazyMarkdown.tsx')
  render(<LazyMarkdown text="Have them open a **private** window." />)
  expect(screen.getByText('Have them open a **private** window.').closest('[aria-hidden]')).toHaveClass(
    'invisible',
  )
  await vi.waitFor(() => {
    arrive()
    expect(screen.queryByRole('status')).toBeNull()
  })
  expect(screen.getByText('private').tagName).toBe('STRONG')
})

test('where the renderer does not come the text is there as it was written', async () => {
  vi.doMock('./Markdown.tsx', () => {
    throw new Error('gone')
  })
  vi.resetModules()
  const { LazyMarkdown } = await import('./LazyMarkdown.tsx')
  render(<LazyMarkdown text="Have them **wait**." />)
  await vi.waitFor(() => expect(screen.queryByRole('status')).toBeNull())
  expect(screen.getByText('Have them **wait**.').closest('[aria-hidden]')).toBeNull()
})
