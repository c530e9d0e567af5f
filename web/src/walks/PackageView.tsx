// The escalation package: what an engineer will see, so that nobody asks the caller twice.

import { useTranslation } from 'react-i18next'
import { api, type Schemas } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { AbsoluteTime } from '../ui/RelativeTime.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { NoteList } from './NoteList.tsx'
import { PathList } from './PathList.tsx'

type Package = Schemas['Package']

interface PackageViewProps {
  walkId: string
  /** As they are being typed, while it is a preview. */
  category?: string
  reason?: string
}

export function PackageView({ walkId, category, reason }: PackageViewProps) {
  const query = api.useQuery(
    'get',
    '/l1/sessions/{id}/package',
    { params: { path: { id: walkId } } },
    { staleTime: 0, select: (data) => data as Package },
  )
  return (
    <Loaded query={query} waiting={<SkeletonRows rows={5} />}>
      {(found) => (
        <Contents
          of={{
            ...found,
            reason_category: category ?? found.reason_category,
            reason: reason ?? found.reason,
          }}
        />
      )}
    </Loaded>
  )
}

function Contents({ of: found }: { of: Package }) {
  const { t } = useTranslation()
  const { ticket } = found
  return (
    <div className="flex flex-col gap-4">
      <div>
        <p dir="auto" className="break-words font-medium">
          {t('tickets.numbered', { number: ticket.number })} {ticket.problem_statement}
        </p>
        <p className="text-muted text-sm">
          <bdi>{[ticket.customer_name, ticket.customer_contact].filter(Boolean).join(' · ')}</bdi>
        </p>
        <p className="text-muted text-sm">
          <bdi>{found.technician.name}</bdi>
          {', '}
          <AbsoluteTime at={found.started_at} />
        </p>
      </div>
      {(found.reason_category || found.reason) && (
        <div>
          {found.reason_category && (
            <p dir="auto" className="font-medium">
              {t('walks.escalatedFor', { category: found.reason_category })}
            </p>
          )}
          {found.reason && (
            <p dir="auto" className="whitespace-pre-wrap break-words">
              {found.reason}
            </p>
          )}
        </div>
      )}
      {found.flow && (
        <p className="text-sm">
          <span className="text-muted">{t('walks.flow')} </span>
          <bdi>{found.flow.title}</bdi>
          {found.flow.version != null && ` ${t('flows.versionNumber', { version: found.flow.version })}`}
        </p>
      )}
      {found.walked_path.length > 0 && (
        <Part title={t('walks.asked')}>
          <PathList path={found.walked_path} />
          {found.stopped_at && (
            <p dir="auto" className="mt-2 text-muted text-sm">
              {t('walks.stoppedAt', { node: found.stopped_at })}
            </p>
          )}
        </Part>
      )}
      {found.notes.length > 0 && (
        <Part title={t('notes.title')}>
          <NoteList notes={found.notes} />
        </Part>
      )}
      {found.left_to_try.length > 0 && (
        <Part title={t('walks.leftToTry')}>
          <ul className="list-disc ps-5">
            {found.left_to_try.map((text) => (
              <li key={text} dir="auto" className="break-words">
                {text}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {found.walked_path.length === 0 && found.notes.length === 0 && (
        <p className="text-muted">{t('walks.nothingTried')}</p>
      )}
    </div>
  )
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section>
      <h3 className="mb-1.5 font-medium text-muted text-sm">{title}</h3>
      {children}
    </section>
  )
}
