// The way a walk has taken: each question with its answer, note and time.

import { CloudOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client.ts'
import { timeOfDay } from '../lib/dates.ts'
import { useTimeZone } from '../ui/RelativeTime.tsx'

type PathStep = Schemas['PathStep']

interface PathListProps {
  path: readonly PathStep[]
  showsWho?: boolean
  /** Steps that wait here, by their place in the log. */
  unsent?: ReadonlySet<number>
}

export function PathList({ path, showsWho = false, unsent }: PathListProps) {
  const { t } = useTranslation()
  const zone = useTimeZone()
  return (
    <ol className="flex flex-col">
      {path.map((step) => (
        <li
          key={step.seq}
          className="relative border-line border-s ps-4 pb-3 last:border-transparent last:pb-0"
        >
          <span aria-hidden className="absolute -start-[4.5px] top-1.5 size-2 rounded-full bg-control" />
          <p dir="auto" className="break-words text-muted text-sm">
            {step.question}
          </p>
          <p className="flex flex-wrap items-baseline justify-between gap-x-2">
            <span dir="auto" className="min-w-0 break-words font-medium">
              {step.answer}
            </span>
            <span className="text-muted text-xs">
              {showsWho && <bdi>{t('walks.by', { name: step.by.name })} </bdi>}
              <time dateTime={step.at}>{timeOfDay(new Date(step.at), zone)}</time>
            </span>
          </p>
          {unsent?.has(step.seq) && (
            <p className="flex items-center gap-1 text-muted text-xs">
              <CloudOff aria-hidden className="size-3 shrink-0" />
              {t('outgoing.stepWaits')}
            </p>
          )}
          {step.l1_note && (
            <p dir="auto" className="mt-0.5 whitespace-pre-wrap break-words text-sm">
              {step.l1_note}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
