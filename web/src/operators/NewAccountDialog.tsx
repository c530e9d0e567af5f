// A new account with its time zone and limits, and its first owner. Where no mail is sent their link stands here, once.

import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { api, type Schemas } from '../api/client.ts'
import { fieldProblems, problemOf } from '../api/problem.ts'
import { Refusal } from '../api/Refusal.tsx'
import { Copy } from '../ui/Copy.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, Select, TextInput } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { readLimit, refreshAccounts } from './account.ts'

interface NewAccount {
  name: string
  timeZone: string
  ownerEmail: string
  engineer: string
  l1_tech: string
}

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone
const ZONES = [...new Set(['UTC', HERE, ...Intl.supportedValuesOf('timeZone')])].sort()

type Made = Schemas['MadeAccount']

export function NewAccountDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [made, setMade] = useState<Made | null>(null)
  const { register, handleSubmit, formState, setError } = useForm<NewAccount>({
    defaultValues: { name: '', timeZone: HERE, ownerEmail: '', engineer: '', l1_tech: '' },
  })
  const make = api.useMutation('post', '/admin/accounts', {
    onSuccess: async (account) => {
      setMade(account)
      await refreshAccounts()
    },
    onError: (error) => {
      const { owner_email } = fieldProblems(problemOf(error))
      if (owner_email) setError('ownerEmail', { message: t('invites.emailWrong') }, { shouldFocus: true })
    },
  })
  const submit = handleSubmit(({ name, timeZone, ownerEmail, engineer, l1_tech }) =>
    make.mutate({
      body: {
        name: name.trim(),
        time_zone: timeZone,
        owner_email: ownerEmail.trim(),
        seat_limit: readLimit(engineer) ?? null,
        l1_seat_limit: readLimit(l1_tech) ?? null,
      },
    }),
  )
  const isSeats = (text: string): true | string =>
    readLimit(text) !== undefined || t('operators.limits.notSeats')

  if (made) return <MadeDialog made={made} onClose={onClose} />
  const elsewhere = formState.errors.ownerEmail === undefined
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('operators.new.title')}
      primary={{ label: t('operators.new.act'), busy: make.isPending, run: () => void submit() }}
    >
      {elsewhere && <Refusal error={make.error} />}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={t('operators.new.name')}
          error={formState.errors.name?.message}
          className="sm:col-span-2"
        >
          <TextInput
            maxLength={120}
            {...register('name', {
              validate: (name) => name.trim() !== '' || t('operators.new.nameMissing'),
            })}
          />
        </Field>
        <Field
          label={t('operators.new.ownerEmail')}
          hint={t('operators.new.ownerHint')}
          error={formState.errors.ownerEmail?.message}
          className="sm:col-span-2"
        >
          <TextInput
            type="email"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={254}
            {...register('ownerEmail', {
              required: t('invites.emailMissing'),
              pattern: { value: /^\s*[^\s@]+@[^\s@]+\s*$/, message: t('invites.emailWrong') },
            })}
          />
        </Field>
        <Field label={t('operators.new.timeZone')} className="sm:col-span-2">
          <Select {...register('timeZone')}>
            {ZONES.map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </Select>
        </Field>
        {(['engineer', 'l1_tech'] as const).map((role) => (
          <Field key={role} label={t(`operators.limits.${role}`)} error={formState.errors[role]?.message}>
            <TextInput
              inputMode="numeric"
              placeholder={t('operators.noLimit')}
              {...register(role, { validate: isSeats })}
            />
          </Field>
        ))}
      </div>
    </Dialog>
  )
}

/** It is made; how its first owner comes in cannot be shown again. */
function MadeDialog({ made, onClose }: { made: Made; onClose: () => void }) {
  const { t } = useTranslation()
  const { email } = made.owner_invite
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('operators.new.madeTitle', { account: made.name })}
      primary={{ label: t('operators.new.done'), run: onClose }}
      insistent={made.link !== undefined && made.link !== null}
    >
      <Notice tone="good">
        {made.link ? (
          <>
            <p>{t('operators.new.handOver', { email })}</p>
            <p className="mt-1 flex items-center gap-1">
              <code data-testid="invite-link" className="min-w-0 truncate text-xs" title={made.link}>
                {made.link}
              </code>
              <Copy text={made.link} name={t('invites.copyLink')} />
            </p>
          </>
        ) : (
          t('operators.new.mailed', { email })
        )}
      </Notice>
    </Dialog>
  )
}
