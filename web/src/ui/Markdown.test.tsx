import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Markdown } from './Markdown.tsx'

test('raw HTML is not rendered, not even as text that looks like it', () => {
  const { container } = render(
    <Markdown
      text={'Before <img src=x onerror="alert(1)"> <b>bold</b> after\n\n<script>alert(1)</script>'}
    />,
  )
  expect(container.querySelector('img, script, b')).toBeNull()
  expect(container).toHaveTextContent('Before')
})

test.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', '//elsewhere.example'])(
  '%s is no link',
  (href) => {
    render(<Markdown text={`[press](${href})`} />)
    expect(screen.queryByRole('link')).toBeNull()
    expect(screen.getByText('press')).toBeInTheDocument()
  },
)

test.each(['https://example.org/a', 'http://example.org', 'mailto:help@example.org'])(
  '%s is a link that tells nothing of where it came from',
  (href) => {
    render(<Markdown text={`[press](${href})`} />)
    expect(screen.getByRole('link')).toHaveAttribute('href', href)
    expect(screen.getByRole('link')).toHaveAttribute('rel', 'noopener noreferrer')
  },
)

test('a heading does not stand among the headings of the page', () => {
  render(<Markdown text="# Big" />)
  expect(screen.queryByRole('heading')).toBeNull()
})

test('pictures are named, not fetched', () => {
  const { container } = render(<Markdown text="![the back of the router](https://elsewhere.example/x.png)" />)
  expect(container.querySelector('img')).toBeNull()
  expect(container).toHaveTextContent('the back of the router')
})
