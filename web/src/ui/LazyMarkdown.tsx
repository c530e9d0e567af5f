// Markdown where the first paint must not wait for its renderer: until that is here the text is shown as it was written.

import { lazy, Suspense } from 'react'

const Markdown = lazy(async () => ({ default: (await import('./Markdown.tsx')).Markdown }))

export function LazyMarkdown({ text }: { text: string }) {
  return (
    <Suspense
      fallback={
        <p dir="auto" className="whitespace-pre-wrap break-words">
          {text}
        </p>
      }
    >
      <Markdown text={text} />
    </Suspense>
  )
}
