// A link that sets a new password.

import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { client } from '../api/client.ts'
import { fieldProblems, problemOf } from '../api/problem.ts'
import { Refusal } from '../api/Refusal.tsx'
import { to } from '../app/to.ts'
import { Button } from '../ui/Button.tsx'
import { ENTRANCE_LINK, Entrance } from '../ui/Entrance.tsx'
import { Notice } from '../ui/Notice.tsx'
import { NewPassword } from './NewPassword.tsx'
import { useLinkToken } from './useLinkToken.ts'

export function ResetPage() {
  const { t } = useTranslation()
  const token = useLinkToken()
  const [done, setDone] = useState(false)
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
      ) : token === '' ? (
        <Notice tone="warn">{t('link.missing')}</Notice>
      ) : (
        <SetPassword key={token} token={token} onDone={() => setDone(true)} />
      )}
    </Entrance>
  )
}

function SetPassword({ token, onDone }: { token: string; onDone: () => void }) {
  const { t } = useTranslation()
  const [refusal, setRefusal] = useState<unknown>(null)
  const { control, handleSubmit, formState, setError } = useForm({ defaultValues: { password: '' } })

  const submit = handleSubmit(async ({ password }) => {
    setRefusal(null)
    try {
      const { error } = await client.POST('/auth/password/reset', { body: { token, password } })
      if (error) throw error
      onDone()
    } catch (error) {
      if (fieldProblems(problemOf(error)).password)
        setError('password', { message: t('newPassword.easy') }, { shouldFocus: true })
      else setRefusal(error)
    }
  })

  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={submit}>
      <Refusal error={refusal} />
      <NewPassword control={control} name="password" label={t('newPassword.label')} autoFocus />
      <Button type="submit" look="primary" busy={formState.isSubmitting}>
        {t('reset.set')}
      </Button>
    </form>
  )
}
