// A link that sets a new password. Its token stands after `#`, which browsers send nowhere; it is taken out of the address at once.

import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useNavigate } from 'react-router'
import { client } from '../api/client.ts'
import { fieldProblems, problemOf } from '../api/problem.ts'
import { Refusal } from '../api/Refusal.tsx'
import { to } from '../app/to.ts'
import { Button } from '../ui/Button.tsx'
import { ENTRANCE_LINK, Entrance } from '../ui/Entrance.tsx'
import { Notice } from '../ui/Notice.tsx'
import { fits, NewPassword } from './NewPassword.tsx'

export function ResetPage() {
  const { t } = useTranslation()
  const { hash } = useLocation()
  const navigate = useNavigate()
  const [token] = useState(() => hash.slice(1))
  const [password, setPassword] = useState('')
  const [error, setError] = useState<string | undefined>()
  const [refusal, setRefusal] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState(false)
  useEffect(() => {
    if (hash !== '') void navigate(to.reset(), { replace: true })
  }, [hash, navigate])

  const set = async (): Promise<void> => {
    setRefusal(null)
    if (!fits(password)) return setError(t('newPassword.wrongLength'))
    setBusy(true)
    try {
      const { error } = await client.POST('/auth/password/reset', { body: { token, password } })
      if (error) throw error
      setDone(true)
    } catch (error) {
      if (fieldProblems(problemOf(error)).password) setError(t('newPassword.easy'))
      else setRefusal(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Entrance
      title={t('reset.title')}
      below={
        <Link to={done ? to.signIn() : to.forgot()} className={ENTRANCE_LINK}>
          {done ? t('auth.signIn') : t('reset.another')}
        </Link>
      }
    >
      {done ? (
        <Notice tone="good">{t('reset.done')}</Notice>
      ) : (
        <form
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            void set()
          }}
        >
          <Refusal error={refusal} />
          <NewPassword
            label={t('newPassword.label')}
            autoFocus
            value={password}
            error={error}
            onChange={(event) => {
              setError(undefined)
              setPassword(event.target.value)
            }}
          />
          <Button type="submit" look="primary" busy={busy}>
            {t('reset.set')}
          </Button>
        </form>
      )}
    </Entrance>
  )
}
