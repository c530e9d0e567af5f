// The states a list or a page can be in besides full: nothing there, something went wrong, not allowed.

import { CloudOff, Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button.tsx'

function State({
  icon,
  title,
  children,
  action,
}: {
  icon?: ReactNode
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="appear mx-auto flex max-w-md flex-col items-center gap-2 px-6 py-10 text-center">
      {icon && <div className="text-faint">{icon}</div>}
      <p className="font-medium">{title}</p>
      {children && <div className="text-balance text-muted">{children}</div>}
      {action && <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}

/** Nothing here: why, and the one thing to do. */
export function EmptyState(props: {
  icon?: ReactNode
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return <State {...props} />
}

/** What happened, try again, and the id under which the operator finds it. */
export function ErrorState({
  message,
  requestId,
  onRetry,
}: {
  message: string
  requestId?: string | undefined
  onRetry?: () => void
}) {
  const { t } = useTranslation()
  return (
    <div role="alert">
      <State
        icon={<CloudOff aria-hidden className="size-6" />}
        title={t('ui.errorTitle')}
        action={onRetry && <Button onClick={onRetry}>{t('ui.tryAgain')}</Button>}
      >
        <p>{message}</p>
        {requestId && <p className="mt-1 select-all text-xs">{t('ui.requestId', { id: requestId })}</p>}
      </State>
    </div>
  )
}

/** Which right is missing and who can grant it. */
export function Forbidden({
  title,
  children,
  action,
}: {
  title: string
  children: ReactNode
  action?: ReactNode
}) {
  return (
    <State icon={<Lock aria-hidden className="size-6" />} title={title} action={action}>
      {children}
    </State>
  )
}
