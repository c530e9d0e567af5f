// Coming in by an invite: who invites to what, then a name and a password.

import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { api, client, type Schemas } from '../api/client.ts'
import { fieldProblems, problemOf } from '../api/problem.ts'
import { problemText, Refusal } from '../api/Refusal.tsx'
import { to } from '../app/to.ts'
import { NewPassword } from '../auth/NewPassword.tsx'
import { arrive } from '../auth/session.ts'
import { useLinkToken } from '../auth/useLinkToken.ts'
import { Button, buttonClass } from '../ui/Button.tsx'
import { ENTRANCE_CARD, EntranceFrame } from '../ui/Entrance.tsx'
import { Field, TextInput } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { AbsoluteTime } from '../ui/RelativeTime.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'

type Found = Schemas['InviteFound']

export function JoinPage() {
  const { t } = useTranslation()
  const token = useLinkToken()
  return (
    <EntranceFrame title={t('join.title')}>
      <div className={ENTRANCE_CARD}>
        {token === '' ? <NoInvite why={t('link.missing')} /> : <Invited key={token} token={token} />}
      </div>
    </EntranceFrame>
  )
}

function NoInvite({ why }: { why: string }) {
  const { t } = useTranslation()
  return (
    <>
      <h1 className="font-semibold text-lg">{t('join.notThis')}</h1>
      <Notice tone="warn">{why}</Notice>
      <Link to={to.signIn()} className={buttonClass()}>
        {t('auth.signIn')}
      </Link>
    </>
  )
}

const OVER = ['not_found', 'invite_used', 'invite_revoked', 'invite_expired']

function Invited({ token }: { token: string }) {
  const { t } = useTranslation()
  const found = api.useQuery(
    'post',
    '/invites/lookup',
    { body: { token } },
    { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 },
  )
  if (found.data)
    return <Joining token={token} invite={found.data} onLookAgain={() => void found.refetch()} />
  if (found.error === null) return <SkeletonRows rows={4} />
  const problem = problemOf(found.error)
  if (OVER.includes(problem.code)) return <NoInvite why={problem.message} />
  return (
    <>
      <h1 className="font-semibold text-lg">{t('join.title')}</h1>
      <Notice tone="bad">{problemText(problem)}</Notice>
      <Button onClick={() => void found.refetch()}>{t('ui.tryAgain')}</Button>
    </>
  )
}

interface Newcomer {
  name: string
  password: string
}

function Joining({ token, invite, onLookAgain }: { token: string; invite: Found; onLookAgain: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [refusal, setRefusal] = useState<unknown>(null)
  const { register, control, handleSubmit, formState, setError } = useForm<Newcomer>({
    defaultValues: { name: '', password: '' },
  })
  const { errors, isSubmitting } = formState
  const name = useWatch({ control, name: 'name' })

  const submit = handleSubmit(async ({ name, password }) => {
    setRefusal(null)
    try {
      const { data, error } = await client.POST('/invites/accept', {
        body: { token, name: name.trim(), password },
      })
      if (!data) throw error
      await arrive(data)
      await navigate(to.home(), { replace: true })
    } catch (error) {
      const problem = problemOf(error)
      if (problem.code === 'seat_limit_exceeded') return onLookAgain()
      const fields = fieldProblems(problem)
      if (fields.name) setError('name', { message: t('join.nameMissing') }, { shouldFocus: true })
      else if (fields.password)
        setError('password', { message: t('newPassword.easy') }, { shouldFocus: true })
      else setRefusal(error)
    }
  })

  return (
    <>
      <div>
        <h1 dir="auto" className="break-words font-semibold text-lg">
          {t('join.into', { account: invite.account_name })}
        </h1>
        <p className="mt-1 text-muted">
          {t('join.invitedBy', { name: invite.invited_by, role: t(`roles.${invite.role}`) })}
        </p>
        <p className="mt-1 text-muted text-sm">{t(`roleMay.${invite.role}`)}</p>
      </div>
      {invite.seat_is_free ? (
        <form onSubmit={submit} noValidate className="flex flex-col gap-4">
          <Refusal error={refusal} />
          <Field label={t('auth.email')} hint={t('join.emailWhy')}>
            <TextInput type="email" value={invite.email} readOnly autoComplete="username" />
          </Field>
          <Field label={t('join.name')} error={errors.name?.message}>
            <TextInput
              autoComplete="name"
              maxLength={120}
              autoFocus
              {...register('name', {
                validate: (value) => value.trim() !== '' || t('join.nameMissing'),
              })}
            />
          </Field>
          <NewPassword
            control={control}
            name="password"
            label={t('auth.password')}
            personal={[invite.email, invite.account_name, name]}
          />
          <Button type="submit" look="primary" busy={isSubmitting}>
            {t('join.join')}
          </Button>
        </form>
      ) : (
        <>
          <Notice tone="warn">
            {t(`join.full.${invite.role === 'engineer' ? 'engineer' : 'l1_tech'}`, {
              account: invite.account_name,
              name: invite.invited_by,
            })}
          </Notice>
          <p className="text-muted text-sm">
            {t('join.stillGood')} <AbsoluteTime at={invite.expires_at} />
          </p>
          <Button onClick={onLookAgain}>{t('ui.tryAgain')}</Button>
        </>
      )}
    </>
  )
}
