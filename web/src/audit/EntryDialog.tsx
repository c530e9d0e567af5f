// One entry of the audit log with everything that is known. Whatever strangers sent along is text here, and nothing else.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { api, type Schemas } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { type AuditFilters, to } from '../app/to.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { AbsoluteTime } from '../ui/RelativeTime.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { OnWhat, OutcomeChip } from './AuditPage.tsx'
import { actionWords, capacityWords, entityWords } from './words.ts'

type Story = Schemas['AuditEntryStory']

export function EntryDialog({ id, filters }: { id: string | null; filters: AuditFilters }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  // What it showed stays while it closes.
  const [shown, setShown] = useState(id)
  if (id !== null && id !== shown) setShown(id)
  return (
    <Dialog
      wide
      open={id !== null}
      onClose={() => void navigate(to.audit(filters), { preventScrollReset: true })}
      title={t('audit.entry')}
    >
      {shown !== null && <Entry id={shown} />}
    </Dialog>
  )
}

function Entry({ id }: { id: string }) {
  const entry = api.useQuery('get', '/audit-logs/{id}', { params: { path: { id } } })
  return (
    <Loaded query={entry} waiting={<SkeletonRows rows={6} />}>
      {(story) => <Particulars story={story} />}
    </Loaded>
  )
}

function Particulars({ story }: { story: Story }) {
  const { t } = useTranslation()
  const details = Object.entries(story.detail as Record<string, unknown>)
  const named = (value: unknown): string => inWords(value, story.people)
  return (
    <div className="flex flex-col gap-4 text-sm">
      <dl className="grid grid-cols-[max-content_1fr] gap-x-5 gap-y-1.5">
        <Fact label={t('audit.what')}>
          <span className="font-medium">{actionWords(story.action)}</span>{' '}
          <span className="text-muted text-xs">{story.action}</span>
        </Fact>
        <Fact label={t('audit.outcome')}>
          <OutcomeChip outcome={story.outcome} />
        </Fact>
        <Fact label={t('audit.when')}>
          <AbsoluteTime at={story.at} />
        </Fact>
        <Fact label={t('audit.person')}>
          <span dir="auto">{story.user?.name ?? t('audit.nobody')}</span>
        </Fact>
        <Fact label={t('audit.capacity')}>
          {capacityWords(story.acting_as)}
          {story.role && story.role !== story.acting_as && (
            <span className="text-muted"> {t('audit.asRole', { role: capacityWords(story.role) })}</span>
          )}
        </Fact>
        <Fact label={t('audit.onWhat')}>
          <OnWhat entry={story} />
        </Fact>
        {story.ip && <Fact label={t('audit.ip')}>{story.ip}</Fact>}
        {story.session?.user_agent && (
          <Fact label={t('audit.device')}>
            <span dir="auto">{story.session.user_agent}</span>
          </Fact>
        )}
        {story.session?.began_at && (
          <Fact label={t('audit.signedIn')}>
            <AbsoluteTime at={story.session.began_at} />
          </Fact>
        )}
        <Fact label={t('audit.request')}>
          <span className="tabular text-muted">{story.request_id}</span>
        </Fact>
      </dl>
      {details.length > 0 && (
        <section aria-label={t('audit.detail')}>
          <h3 className="mb-1.5 font-medium text-muted text-xs">{t('audit.detail')}</h3>
          <dl className="grid grid-cols-[max-content_1fr] gap-x-5 gap-y-1.5 rounded-control border border-line bg-bg p-3">
            {details.map(([name, value]) => (
              <Fact key={name} label={name}>
                <Value value={value} named={named} />
              </Fact>
            ))}
          </dl>
        </section>
      )}
      <p>
        <Link
          to={to.audit({ entity: story.about.entity, entity_id: story.about.id })}
          className="text-link underline-offset-2 hover:underline"
        >
          {t('audit.allAbout', { what: entityWords(story.about.entity) })}
        </Link>
      </p>
    </div>
  )
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  )
}

/** A change is what it was and what it became. */
function Value({ value, named }: { value: unknown; named: (value: unknown) => string }) {
  const { t } = useTranslation()
  if (isChange(value)) {
    return <span dir="auto">{t('audit.change', { from: named(value.from), to: named(value.to) })}</span>
  }
  return <span dir="auto">{named(value)}</span>
}

function isChange(value: unknown): value is { from: unknown; to: unknown } {
  if (typeof value !== 'object' || value === null) return false
  const names = Object.keys(value)
  return names.length === 2 && names.includes('from') && names.includes('to')
}

function inWords(value: unknown, people: Story['people']): string {
  if (typeof value === 'string') return people.find(({ id }) => id === value)?.name ?? value
  return value === null || value === undefined ? '–' : JSON.stringify(value)
}
