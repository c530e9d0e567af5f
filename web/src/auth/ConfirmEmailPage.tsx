// A link that proves a new e-mail. It takes a press of a button: mail servers open links to look at what is behind them.

import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../api/client.ts'
import { Refusal } from '../api/Refusal.tsx'
import { to } from '../app/to.ts'
import { Button, buttonClass } from '../ui/Button.tsx'
import { ENTRANCE_LINK, Entrance } from '../ui/Entrance.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useLinkToken } from './useLinkToken.ts'

export function ConfirmEmailPage() {
  const { t } = useTranslation()
  const token = useLinkToken()
  return (
    <Entrance
      title={t('confirmEmail.title')}
      below={
        <Link to={to.account()} className={ENTRANCE_LINK}>
          {t('confirmEmail.account')}
        </Link>
      }
    >
      {token === '' ? (
        <Notice tone="warn">{t('link.missing')}</Notice>
      ) : (
        <Confirm key={token} token={token} />
      )}
    </Entrance>
  )
}

function Confirm({ token }: { token: string }) {
  const { t } = useTranslation()
  const confirm = api.useMutation('post', '/auth/email/confirm')
  if (confirm.isSuccess) {
    return (
      <>
        <Notice tone="good">{t('confirmEmail.done')}</Notice>
        <Link to={to.home()} className={buttonClass('primary')}>
          {t('confirmEmail.goOn')}
        </Link>
      </>
    )
  }
  return (
    <>
      <p className="text-muted">{t('confirmEmail.what')}</p>
      <Refusal error={confirm.error} />
      <Button
        look="primary"
        autoFocus
        busy={confirm.isPending}
        onClick={() => confirm.mutate({ body: { token } })}
      >
        {t('confirmEmail.confirm')}
      </Button>
    </>
  )
}
