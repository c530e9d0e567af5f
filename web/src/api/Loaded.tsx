// A read's states in one place: on its way, here, absent, refused, failed. What was read before stays while it is read again.

import type { UseQueryResult } from '@tanstack/react-query'
import { Compass } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { to } from '../app/to.ts'
import { buttonClass } from '../ui/Button.tsx'
import { EmptyState, ErrorState, Forbidden } from '../ui/states.tsx'
import { problemOf } from './problem.ts'
import { problemText } from './Refusal.tsx'

interface LoadedProps<T> {
  query: Pick<UseQueryResult<T, unknown>, 'data' | 'error' | 'refetch'>
  /** The final layout, in bars. */
  waiting: ReactNode
  children: (data: T) => ReactNode
}

export function Loaded<T>({ query, waiting, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data)
  if (query.error !== null) return <Failed error={query.error} onRetry={() => void query.refetch()} />
  return waiting
}

function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation()
  const problem = problemOf(error)
  if (problem.code === 'not_found') {
    return (
      <EmptyState icon={<Compass aria-hidden className="size-6" />} title={t('notFound.what')}>
        {t('notFound.why')}
      </EmptyState>
    )
  }
  if (problem.code === 'forbidden')
    return <Forbidden title={t('forbidden.title')}>{problemText(problem)}</Forbidden>
  if (problem.code === 'second_factor_required') {
    // Asked for in mid-session: a fresh start leads to where it is set up.
    return (
      <Forbidden
        title={t('secondFactor.forced.title')}
        action={
          <a href={to.home()} className={buttonClass('primary')}>
            {t('secondFactor.begin')}
          </a>
        }
      >
        {problemText(problem)}
      </Forbidden>
    )
  }
  return <ErrorState message={problemText(problem)} requestId={problem.request_id} onRetry={onRetry} />
}
