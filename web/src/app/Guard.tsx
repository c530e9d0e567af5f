// Pages behind a right. Who lacks it reads which one it is and who can grant it; nobody is sent in circles.

import { useTranslation } from 'react-i18next'
import { Link, Outlet } from 'react-router'
import { may, type Right } from '../auth/permissions.ts'
import { useMe } from '../auth/session.ts'
import { buttonClass } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'
import { Forbidden } from '../ui/states.tsx'
import { landing } from './shell/navigation.ts'

export function Guard({ right }: { right: Right }) {
  const { t } = useTranslation()
  const me = useMe()
  if (may(me, right)) return <Outlet />
  return (
    <Page title={t('forbidden.title')}>
      <Forbidden
        title={t(`forbidden.${right}.what`)}
        action={
          <Link to={landing(me)} className={buttonClass()}>
            {t('ui.toStart')}
          </Link>
        }
      >
        {t(`forbidden.${right}.who`, { account: me.account.name })}
      </Forbidden>
    </Page>
  )
}
