// A guide as it is read: headings with an address, keys that look like keys, links into the product, pictures in the reader's theme.

import { type ReactNode, useSyncExternalStore } from 'react'
import ReactMarkdown, { type Components } from 'react-markdown'
import { Link } from 'react-router'
import { useTheme } from '../lib/theme.ts'
import { anchorOf, type Guide, LINKS } from './guide.ts'
import { PICTURE_SIZE, pictureAt } from './pictures.ts'

const COMPONENTS: Components = {
  h2: ({ children }) => (
    <h2 id={anchorOf(wordsOf(children))} className="mt-4 scroll-mt-16 font-semibold text-lg">
      {children}
    </h2>
  ),
  p: ({ children }) => <p className="text-pretty">{children}</p>,
  ul: ({ children }) => <ul className="flex list-disc flex-col gap-1 ps-5">{children}</ul>,
  strong: ({ children }) => <strong className="font-semibold">{children}</strong>,
  code: ({ children }) => (
    <kbd className="inline-flex min-w-5 items-center justify-center rounded-sm border border-line-strong px-1 font-sans text-sm leading-5">
      {children}
    </kbd>
  ),
  a: ({ href = '', children }) => (
    <Link to={LINKS[href]?.() ?? ''} className="text-link underline underline-offset-2">
      {children}
    </Link>
  ),
  img: ({ src, alt = '' }) => <Picture name={String(src)} alt={alt} />,
}

export function GuideText({ guide }: { guide: Guide }) {
  return (
    <article lang={guide.language} dir="auto" className="flex flex-col gap-3 leading-6">
      <ReactMarkdown components={COMPONENTS} skipHtml>
        {guide.text}
      </ReactMarkdown>
    </article>
  )
}

function Picture({ name, alt }: { name: string; alt: string }) {
  const isDark = useIsDark()
  return (
    <img
      src={pictureAt(name, isDark)}
      alt={alt}
      {...PICTURE_SIZE}
      loading="lazy"
      className="h-auto w-full rounded-card border border-line bg-surface"
    />
  )
}

const systemIsDark = typeof matchMedia === 'undefined' ? null : matchMedia('(prefers-color-scheme: dark)')

function useIsDark(): boolean {
  const theme = useTheme()
  const system = useSyncExternalStore(
    (changed) => {
      systemIsDark?.addEventListener('change', changed)
      return () => systemIsDark?.removeEventListener('change', changed)
    },
    () => systemIsDark?.matches ?? false,
  )
  return theme === 'system' ? system : theme === 'dark'
}

function wordsOf(children: ReactNode): string {
  return Array.isArray(children) ? children.map(wordsOf).join('') : String(children ?? '')
}
