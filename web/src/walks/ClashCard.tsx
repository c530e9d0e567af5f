// A note that two people changed: both versions, to keep either or both.

import { useTranslation } from 'react-i18next'
import type { WalkAct } from '../outgoing/acts.ts'
import type { Change } from '../outgoing/queue.ts'
import { settle } from '../outgoing/refusals.ts'
import { Button } from '../ui/Button.tsx'
import type { Clash } from './notes.ts'

export function ClashCard({ clash, change }: { clash: Clash; change: (change: Change<WalkAct>) => void }) {
  const { t } = useTranslation()
  const decide = (choice: 'mine' | 'theirs' | 'both'): void => change(settle(clash, choice))
  const { mine, theirs } = clash
  return (
    <section
      aria-label={t('notes.clash')}
      className="rounded-control border border-warn/50 bg-warn-ground p-3"
    >
      <p className="mb-2 font-medium text-warn">{t('notes.clash')}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        <Side
          title={t('notes.mine')}
          text={mine.content}
          choose={t('notes.keepMine')}
          onChoose={() => decide('mine')}
        />
        <Side
          title={theirs ? t('notes.theirs', { name: theirs.by.name }) : t('notes.deleted')}
          text={theirs?.content ?? ''}
          choose={theirs ? t('notes.keepTheirs') : t('notes.keepDeleted')}
          onChoose={() => decide('theirs')}
        />
      </div>
      {theirs && (
        <Button size="sm" onClick={() => decide('both')} className="mt-3">
          {t('notes.keepBoth')}
        </Button>
      )}
    </section>
  )
}

function Side({
  title,
  text,
  choose,
  onChoose,
}: {
  title: string
  text: string
  choose: string
  onChoose: () => void
}) {
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-muted text-xs">{title}</p>
      <p dir="auto" className="grow whitespace-pre-wrap break-words">
        {text}
      </p>
      <Button size="sm" onClick={onChoose} className="self-start">
        {choose}
      </Button>
    </div>
  )
}
