import type { ReactNode } from 'react'

/** What is still missing before the page is of use, and the one thing to do about it, for whoever can. */
export function FirstStep({
  icon,
  title,
  act,
  children,
}: {
  icon: ReactNode
  title: string
  act?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="flex flex-wrap items-center gap-x-6 gap-y-3 rounded-card border border-line bg-accent-ground p-4">
      <span className="shrink-0 text-link">{icon}</span>
      <div className="min-w-0 grow basis-72">
        <h2 className="font-semibold">{title}</h2>
        <p className="text-muted">{children}</p>
      </div>
      {act}
    </section>
  )
}
