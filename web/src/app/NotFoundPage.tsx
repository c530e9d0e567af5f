import { Compass } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { buttonClass } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'
import { EmptyState } from '../ui/states.tsx'
import { to } from './to.ts'

export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('notFound.title')}>
      <EmptyState
        icon={<Compass aria-hidden className="size-6" />}
        title={t('notFound.what')}
        action={
          <Link to={to.home()} className={buttonClass()}>
            {t('ui.toStart')}
          </Link>
        }
      >
        {t('notFound.why')}
      </EmptyState>
    </Page>
  )
}
