// Markdown written by flow authors: no raw HTML, links only to http, https and mailto, no images fetched from elsewhere.

import ReactMarkdown, { type Components } from 'react-markdown'

const SAFE = /^(https?:|mailto:)/i

const COMPONENTS: Components = {
  a: ({ href, children }) =>
    href && SAFE.test(href) ? (
      <a
        href={href}
        target="_blank"
        rel="noopener noreferrer"
        className="text-link underline underline-offset-2"
      >
        {children}
      </a>
    ) : (
      <span>{children}</span>
    ),
  img: ({ alt }) => <span>{alt}</span>,
  p: ({ children }) => <p dir="auto">{children}</p>,
  ul: ({ children }) => (
    <ul dir="auto" className="list-disc ps-5">
      {children}
    </ul>
  ),
  ol: ({ children, start }) => (
    <ol dir="auto" start={start} className="list-decimal ps-5">
      {children}
    </ol>
  ),
  li: ({ children }) => (
    <li dir="auto" className="my-0.5">
      {children}
    </li>
  ),
  // Headings inside a help text must not stand among the page's own.
  h1: Strong,
  h2: Strong,
  h3: Strong,
  h4: Strong,
  h5: Strong,
  h6: Strong,
  blockquote: ({ children }) => (
    <blockquote className="border-line-strong border-s-2 ps-3 text-muted">{children}</blockquote>
  ),
  code: ({ children }) => (
    <code dir="ltr" className="rounded-sm bg-quiet-ground px-1 py-0.5 font-mono text-[0.92em] break-words">
      {children}
    </code>
  ),
  pre: ({ children }) => (
    <pre dir="ltr" className="overflow-x-auto rounded-control bg-quiet-ground p-3 text-sm [&_code]:p-0">
      {children}
    </pre>
  ),
}

function Strong({ children }: { children?: React.ReactNode }) {
  return (
    <p dir="auto" className="font-semibold">
      {children}
    </p>
  )
}

export function Markdown({ text }: { text: string }) {
  return (
    <div className="flex flex-col gap-2 break-words [&_[dir=auto]]:text-start">
      <ReactMarkdown components={COMPONENTS} skipHtml>
        {text}
      </ReactMarkdown>
    </div>
  )
}
