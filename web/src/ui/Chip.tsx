// Small words on a tinted ground. A status is always a word, a shape and a colour.

import {
  Archive,
  Ban,
  CircleCheck,
  CircleDashed,
  CircleDot,
  CornerUpRight,
  type LucideIcon,
  PencilLine,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '../lib/cx.ts'

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'quiet'

export const TONES: Record<Tone, string> = {
  good: 'bg-good-ground text-good',
  warn: 'bg-warn-ground text-warn',
  bad: 'bg-bad-ground text-bad',
  info: 'bg-info-ground text-info',
  quiet: 'bg-quiet-ground text-muted',
}

export function Chip({
  tone = 'quiet',
  icon,
  children,
}: {
  tone?: Tone
  icon?: ReactNode
  children: ReactNode
}) {
  return (
    <span
      className={cx(
        'inline-flex h-5.5 max-w-full items-center gap-1.5 whitespace-nowrap rounded-full px-2 font-medium text-xs',
        TONES[tone],
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  )
}

const STATUSES = {
  open: { tone: 'info', shape: CircleDashed },
  walking: { tone: 'warn', shape: CircleDot },
  active: { tone: 'warn', shape: CircleDot },
  escalated: { tone: 'bad', shape: CornerUpRight },
  resolved: { tone: 'good', shape: CircleCheck },
  abandoned: { tone: 'quiet', shape: Ban },
  draft: { tone: 'quiet', shape: PencilLine },
  published: { tone: 'good', shape: CircleCheck },
  archived: { tone: 'quiet', shape: Archive },
  submitted: { tone: 'info', shape: CircleDot },
  approved: { tone: 'good', shape: CircleCheck },
  rejected: { tone: 'bad', shape: Ban },
} as const satisfies Record<string, { tone: Tone; shape: LucideIcon }>

export type StatusName = keyof typeof STATUSES

export function StatusChip({ status }: { status: StatusName }) {
  const { t } = useTranslation()
  const { tone, shape: Shape } = STATUSES[status]
  return (
    <Chip tone={tone} icon={<Shape aria-hidden className="size-3.5" />}>
      {t(`status.${status}`)}
    </Chip>
  )
}
