// What is shown when a page could not be shown: the server was not there on arrival, or the page itself failed.

import { useTranslation } from 'react-i18next'
import { useRouteError } from 'react-router'
import { problemOf } from '../api/problem.ts'
import { problemText } from '../api/Refusal.tsx'
import { Page } from '../ui/Page.tsx'
import { ErrorState } from '../ui/states.tsx'

export function CrashPage() {
  const { t } = useTranslation()
  const problem = problemOf(useRouteError())
  return (
    <Page title={t('ui.errorPage')}>
      <ErrorState
        message={problemText(problem)}
        requestId={problem.request_id}
        onRetry={() => window.location.reload()}
      />
    </Page>
  )
}
