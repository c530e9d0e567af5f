// A new account with its time zone and limits.

import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { Refusal } from '../api/Refusal.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, Select, TextInput } from '../ui/Field.tsx'
import { readLimit, refreshAccounts } from './account.ts'

interface NewAccount {
  name: string
  timeZone: string
  engineer: string
  l1_tech: string
}

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone
const ZONES = [...new Set(['UTC', HERE, ...Intl.supportedValuesOf('timeZone')])].sort()

export function NewAccountDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { register, handleSubmit, formState } = useForm<NewAccount>({
    defaultValues: { name: '', timeZone: HERE, engineer: '', l1_tech: '' },
  })
  const make = api.useMutation('post', '/admin/accounts', {
    onSuccess: async () => {
      await refreshAccounts()
      onClose()
    },
  })
  const submit = handleSubmit(({ name, timeZone, engineer, l1_tech }) =>
    make.mutate({
      body: {
        name: name.trim(),
        time_zone: timeZone,
        seat_limit: readLimit(engineer) ?? null,
        l1_seat_limit: readLimit(l1_tech) ?? null,
      },
    }),
  )
  const isSeats = (text: string): true | string =>
    readLimit(text) !== undefined || t('operators.limits.notSeats')

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('operators.new.title')}
      primary={{ label: t('operators.new.act'), busy: make.isPending, run: () => void submit() }}
    >
      <Refusal error={make.error} />
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
