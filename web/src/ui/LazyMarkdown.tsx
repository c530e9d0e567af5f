// Markdown where the first paint must not wait for its renderer: until that is here its place is kept free.

import { lazy, Suspense } from 'react'
import { Loading } from './Skeleton.tsx'

const Markdown = lazy(() =>
  import('./Markdown.tsx').then(
    (module) => ({ default: module.Markdown }),
    // Without its renderer the text is still there to read.
    () => ({ default: AsWritten }),
  ),
)

export function LazyMarkdown({ text }: { text: string }) {
  return (
    <Suspense fallback={<Awaited text={text} />}>
      <Markdown text={text} />
    </Suspense>
  )
}

/** The room that the text will need, about: signs that nobody should read are not shown. */
function Awaited({ text }: { text: string }) {
  return (
    <div className="skeleton">
      <Loading />
      <div aria-hidden className="invisible">
        <AsWritten text={text} />
      </div>
    </div>
  )
}

function AsWritten({ text }: { text: string }) {
  return (
    <p dir="auto" className="whitespace-pre-wrap break-words">
      {text}
    </p>
  )
}
