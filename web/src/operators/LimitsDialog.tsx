// Plan, status and limits of an account, changed on what this form showed or not at all.

import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { Refusal } from '../api/Refusal.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, Select, TextInput } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { type Account, freshAccount, readLimit, refreshAccounts, writeLimit } from './account.ts'

const STATUSES = ['active', 'past_due', 'cancelled'] as const satisfies readonly Account['status'][]

interface Limits {
  plan: string
  status: Account['status']
  engineer: string
  l1_tech: string
}

function shown(account: Account): Limits {
  return {
    plan: account.plan,
    status: account.status,
    engineer: writeLimit(account.seats.engineer.limit),
    l1_tech: writeLimit(account.seats.l1_tech.limit),
  }
}

export function LimitsDialog({ account: opened, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useTranslation()
  // What the form stands on; a newer one when somebody else was quicker.
  const [account, setAccount] = useState(opened)
  const { register, handleSubmit, formState, reset, watch } = useForm<Limits>({
    defaultValues: shown(opened),
  })
  const change = api.useMutation('patch', '/admin/accounts/{id}/subscription', {
    onSuccess: async () => {
      await refreshAccounts()
      onClose()
    },
    onError: (error) => {
      const fresh = freshAccount(error)
      if (!fresh) return
      setAccount(fresh)
      reset(shown(fresh))
      void refreshAccounts()
    },
  })
  const submit = handleSubmit(({ plan, status, engineer, l1_tech }) =>
    change.mutate({
      params: { path: { id: account.id } },
      body: {
        revision: account.revision,
        plan: plan.trim(),
        status,
        seat_limit: readLimit(engineer) ?? null,
        l1_seat_limit: readLimit(l1_tech) ?? null,
      },
    }),
  )
  const isSeats = (text: string): true | string =>
    readLimit(text) !== undefined || t('operators.limits.notSeats')
  const over = (['engineer', 'l1_tech'] as const).flatMap((role) => {
    const limit = readLimit(watch(role))
    const { current } = account.seats[role]
    return typeof limit === 'number' && limit < current ? [{ role, count: current - limit }] : []
  })

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('operators.limits.title', { account: account.name })}
      primary={{ label: t('ui.save'), busy: change.isPending, run: () => void submit() }}
    >
      <Refusal error={change.error} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('operators.plan')} error={formState.errors.plan?.message}>
          <TextInput
            maxLength={40}
            {...register('plan', {
              validate: (plan) => plan.trim() !== '' || t('operators.limits.planMissing'),
            })}
          />
        </Field>
        <Field label={t('operators.status')} hint={t('operators.limits.statusHint')}>
          <Select {...register('status')}>
            {STATUSES.map((status) => (
              <option key={status} value={status}>
                {t(`operators.statuses.${status}`)}
              </option>
            ))}
          </Select>
        </Field>
        {(['engineer', 'l1_tech'] as const).map((role) => (
          <Field
            key={role}
            label={t(`operators.limits.${role}`)}
            hint={t('operators.limits.inUse', { count: account.seats[role].current })}
            error={formState.errors[role]?.message}
          >
            <TextInput
              inputMode="numeric"
              placeholder={t('operators.noLimit')}
              {...register(role, { validate: isSeats })}
            />
          </Field>
        ))}
      </div>
      {over.map(({ role, count }) => (
        <Notice key={role} tone="warn">
          {t(`operators.limits.over.${role}`, { count })}
        </Notice>
      ))}
    </Dialog>
  )
}
