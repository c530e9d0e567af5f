// What the account is set to: everybody reads it, owners change it. Whoever was overtaken sees what the other made of it.

import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { type Control, Controller, type UseFormRegister, useFieldArray, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api, cache, client, type Schemas } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { fieldProblems, isRefused, problemOf } from '../api/problem.ts'
import { fieldText, Refusal } from '../api/Refusal.tsx'
import { to } from '../app/to.ts'
import { useConfirmed } from '../auth/ConfirmPassword.tsx'
import { may } from '../auth/permissions.ts'
import { readMeAgain, useMe } from '../auth/session.ts'
import { useMinuteHand } from '../lib/clock.ts'
import { timeOfDay } from '../lib/dates.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Field, TextInput } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Card } from '../ui/Page.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { TimeZonePicker } from '../ui/TimeZonePicker.tsx'
import { Checkbox } from './Checkbox.tsx'

type Settings = Schemas['Settings']

interface Form {
  name: string
  time_zone: string
  categories: { text: string }[]
  idle: string
  ownersNeedSecondFactor: boolean
}

const MOST_CATEGORIES = 50
const IDLE = { least: 5, most: 60 }

const settingsQuery = api.queryOptions('get', '/accounts/me')

export function AccountSettings() {
  const { t } = useTranslation()
  const me = useMe()
  const settings = api.useQuery('get', '/accounts/me')
  return (
    <Card
      title={t('account.settings.title')}
      aside={
        may(me, 'read_seats') && (
          <Link to={to.billing()} className="font-medium text-link underline underline-offset-2">
            {t('billing.title')}
          </Link>
        )
      }
    >
      <Loaded query={settings} waiting={<SkeletonRows rows={4} className="h-14" />}>
        {(data) => (may(me, 'manage_account') ? <SettingsForm settings={data} /> : <Told settings={data} />)}
      </Loaded>
    </Card>
  )
}

/** For those who cannot change them. */
function Told({ settings }: { settings: Settings }) {
  const { t } = useTranslation()
  const facts = [
    [t('account.settings.name'), settings.name],
    [t('account.settings.timeZone'), settings.time_zone.replaceAll('_', ' ')],
    [t('account.settings.idle'), t('account.settings.minutes', { count: settings.session_idle_minutes })],
    [t('account.settings.categories'), settings.escalation_categories.join(' · ')],
  ]
  return (
    <div className="flex flex-col gap-4">
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[12rem_minmax(0,1fr)]">
        {facts.map(([term, fact]) => (
          <div key={term} className="contents">
            <dt className="text-muted max-sm:-mb-2.5">{term}</dt>
            <dd dir="auto" className="break-words">
              {fact}
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-muted text-sm">{t('account.settings.askOwner', { account: settings.name })}</p>
    </div>
  )
}

function SettingsForm({ settings }: { settings: Settings }) {
  const { t } = useTranslation()
  /** What the form began with; a save is compared with it by its revision. */
  const [base, setBase] = useState(settings)
  const [overtaken, setOvertaken] = useState<Settings | null>(null)
  const [refusal, setRefusal] = useState<unknown>(null)
  const [saved, setSaved] = useState(false)
  const { register, control, handleSubmit, formState, reset, setError, watch } = useForm<Form>({
    defaultValues: formOf(settings),
  })
  const { errors, isDirty, isSubmitting } = formState
  const confirmed = useConfirmed()

  const show = (present: Settings): void => {
    cache.setQueryData(settingsQuery.queryKey, present)
    setBase(present)
    setOvertaken(null)
    reset(formOf(present))
  }
  // Somebody else's change is taken over quietly while nothing has been typed here.
  useEffect(() => {
    if (settings.revision <= base.revision || isDirty) return
    setBase(settings)
    reset(formOf(settings))
  }, [settings, base.revision, isDirty, reset])
  useEffect(() => {
    if (isDirty) setSaved(false)
  }, [isDirty])

  const save = async (form: Form, revision: number): Promise<void> => {
    setRefusal(null)
    const present = await confirmed(async () => {
      const { data, error } = await client.PATCH('/accounts/me', {
        body: {
          revision,
          name: form.name,
          time_zone: form.time_zone,
          escalation_categories: form.categories.map(({ text }) => text),
          session_idle_minutes: Number(form.idle),
          owners_need_second_factor: form.ownersNeedSecondFactor,
        },
      })
      if (!data) throw error
      return data
    })
    show(present)
    setSaved(true)
    // The rail shows the account's name, and days begin by its zone.
    await readMeAgain()
  }
  const submit = (revision: number) =>
    handleSubmit(async (form) => {
      try {
        await save(form, revision)
      } catch (error) {
        const present = presentIn(error)
        if (present) return setOvertaken(present)
        const problem = problemOf(error)
        if (problem.code === 'second_factor_first')
          return setError('ownersNeedSecondFactor', { message: t('account.settings.secondFactor.first') })
        const fields = Object.entries(fieldProblems(problem))
        const ours = fields.flatMap(([field, message]) => {
          const name = FIELDS[field.split('[')[0] ?? '']
          return name ? [{ name, message }] : []
        })
        if (ours.length === 0) setRefusal(error)
        for (const { name, message } of ours) setError(name, { message: fieldText(message) })
      }
    })
  const zone = watch('time_zone')

  return (
    <form
      onSubmit={submit(base.revision)}
      noValidate
      aria-label={t('account.settings.title')}
      className="flex flex-col gap-5"
    >
      <Refusal error={refusal} />
      {overtaken && (
        <Notice tone="warn">
          <p>{t('account.settings.overtaken')}</p>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button size="sm" onClick={() => show(overtaken)}>
              {t('account.settings.showTheirs')}
            </Button>
            <Button
              size="sm"
              look="quiet"
              busy={isSubmitting}
              onClick={() => {
                setOvertaken(null)
                void submit(overtaken.revision)()
              }}
            >
              {t('account.settings.saveMine')}
            </Button>
          </div>
        </Notice>
      )}
      <Field label={t('account.settings.name')} error={errors.name?.message}>
        <TextInput
          autoComplete="off"
          maxLength={120}
          {...register('name', {
            validate: (text) => text.trim() !== '' || t('account.settings.nameMissing'),
          })}
        />
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          label={t('account.settings.timeZone')}
          hint={<TimeThere zone={zone} />}
          error={errors.time_zone?.message}
        >
          <Controller
            control={control}
            name="time_zone"
            rules={{ required: t('register.timeZoneMissing') }}
            render={({ field: { value, onChange, onBlur } }) => (
              <TimeZonePicker value={value} onChange={onChange} onBlur={onBlur} />
            )}
          />
        </Field>
        <Field
          label={t('account.settings.idle')}
          hint={t('account.settings.idleHint')}
          error={errors.idle?.message}
        >
          <TextInput
            type="number"
            inputMode="numeric"
            min={IDLE.least}
            max={IDLE.most}
            {...register('idle', {
              validate: (text) => isIdleLimit(text) || t('account.settings.idleWrong', IDLE),
            })}
          />
        </Field>
      </div>
      <Categories
        control={control}
        register={register}
        errors={errors.categories?.map?.((entry) => entry?.text?.message) ?? []}
        problem={errors.categories?.message ?? errors.categories?.root?.message}
      />
      <Controller
        control={control}
        name="ownersNeedSecondFactor"
        render={({ field: { value, onChange } }) => (
          <OwnersNeedSecondFactor
            wasNeeded={base.owners_need_second_factor}
            needed={value}
            onChange={onChange}
            error={errors.ownersNeedSecondFactor?.message}
          />
        )}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" busy={isSubmitting}>
          {t('account.settings.save')}
        </Button>
        <p role="status" className="text-muted text-sm">
          {saved && !isDirty ? t('account.settings.saved') : isDirty ? t('account.settings.unsaved') : ''}
        </p>
      </div>
    </form>
  )
}

/** What L1 chooses from when it escalates, in the order it is offered. */
function Categories({
  control,
  register,
  errors,
  problem,
}: {
  control: Control<Form>
  register: UseFormRegister<Form>
  errors: readonly (string | undefined)[]
  problem: string | undefined
}) {
  const { t } = useTranslation()
  const { fields, append, remove, move } = useFieldArray({ control, name: 'categories' })
  const validate = (text: string, { categories }: Form): true | string => {
    const typed = text.trim()
    if (typed === '') return t('account.settings.categoryMissing')
    const same = categories.filter((other) => fold(other.text) === fold(typed))
    return same.length === 1 || t('account.settings.categoryTwice')
  }
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium text-sm">{t('account.settings.categories')}</legend>
      <p className="text-muted text-xs">{t('account.settings.categoriesHint')}</p>
      {problem && <p className="text-bad text-sm">{problem}</p>}
      <ol className="flex flex-col gap-1.5">
        {fields.map((field, index) => (
          <li key={field.id} className="flex items-start gap-1">
            <Field
              label={t('account.settings.category', { number: index + 1 })}
              labelHidden
              error={errors[index]}
              className="grow"
            >
              <TextInput
                maxLength={30}
                {...register(`categories.${index}.text`, {
                  validate: (text, form) => validate(text, form),
                })}
              />
            </Field>
            <IconButton
              name={t('account.settings.up', { number: index + 1 })}
              icon={<ArrowUp aria-hidden className="size-4" />}
              onClick={() => index > 0 && move(index, index - 1)}
              aria-disabled={index === 0 || undefined}
              className="mt-0.5 aria-disabled:opacity-40"
            />
            <IconButton
              name={t('account.settings.down', { number: index + 1 })}
              icon={<ArrowDown aria-hidden className="size-4" />}
              onClick={() => index < fields.length - 1 && move(index, index + 1)}
              aria-disabled={index === fields.length - 1 || undefined}
              className="mt-0.5 aria-disabled:opacity-40"
            />
            <IconButton
              name={t('account.settings.remove', { number: index + 1 })}
              icon={<X aria-hidden className="size-4" />}
              onClick={() => fields.length > 1 && remove(index)}
              aria-disabled={fields.length === 1 || undefined}
              className="mt-0.5 aria-disabled:opacity-40"
            />
          </li>
        ))}
      </ol>
      <div>
        <Button
          size="sm"
          icon={<Plus aria-hidden className="size-4" />}
          why={
            fields.length >= MOST_CATEGORIES
              ? t('account.settings.categoriesFull', { count: MOST_CATEGORIES })
              : undefined
          }
          onClick={() => append({ text: '' })}
        >
          {t('account.settings.addCategory')}
        </Button>
      </div>
    </fieldset>
  )
}

interface OwnersNeedSecondFactorProps {
  wasNeeded: boolean
  needed: boolean
  onChange: (needed: boolean) => void
  error: string | undefined
}

/** Whom it will ask for one is said before it does. */
function OwnersNeedSecondFactor({ wasNeeded, needed, onChange, error }: OwnersNeedSecondFactorProps) {
  const { t } = useTranslation()
  const { user } = useMe()
  const { data: people } = api.useQuery('get', '/users', {})
  const mine = people?.find(({ id }) => id === user.id)
  const first = !wasNeeded && mine?.has_second_factor === false
  return (
    <div className="flex flex-col gap-2">
      <Checkbox
        label={t('account.settings.secondFactor.label')}
        hint={first ? t('account.settings.secondFactor.first') : t('account.settings.secondFactor.hint')}
        checked={needed}
        disabled={first}
        onChange={onChange}
      />
      {needed !== wasNeeded && people && (
        <Notice tone={needed ? 'info' : 'warn'}>
          {needed ? <WhoIsAsked people={people} /> : t('account.settings.secondFactor.off')}
        </Notice>
      )}
      {error && !first && (
        <p role="alert" className="text-bad text-sm">
          {error}
        </p>
      )}
    </div>
  )
}

function WhoIsAsked({ people }: { people: Schemas['PersonView'][] }) {
  const { t } = useTranslation()
  const owners = people.filter(({ account_role, is_active }) => account_role === 'owner' && is_active)
  const without = owners.filter(({ has_second_factor }) => !has_second_factor)
  if (without.length === 0) return t('account.settings.secondFactor.allHaveOne', { count: owners.length })
  return t('account.settings.secondFactor.asks', {
    count: without.length,
    owners: owners.length,
    names: without.map(({ name }) => name).join(', '),
  })
}

function TimeThere({ zone }: { zone: string }) {
  const { t } = useTranslation()
  const now = new Date(useMinuteHand())
  return zone === '' ? null : t('account.settings.timeThere', { time: timeOfDay(now, zone) })
}

/** The form's field for each of the server's. */
const FIELDS: Record<string, keyof Form> = {
  name: 'name',
  time_zone: 'time_zone',
  escalation_categories: 'categories',
  session_idle_minutes: 'idle',
}

function formOf(settings: Settings): Form {
  return {
    name: settings.name,
    time_zone: settings.time_zone,
    categories: settings.escalation_categories.map((text) => ({ text })),
    idle: String(settings.session_idle_minutes),
    ownersNeedSecondFactor: settings.owners_need_second_factor,
  }
}

function presentIn(error: unknown): Settings | null {
  if (!isRefused(error) || error.detail.code !== 'settings_moved_on') return null
  return error.detail.settings as Settings
}

function isIdleLimit(text: string): boolean {
  const minutes = Number(text)
  return Number.isInteger(minutes) && minutes >= IDLE.least && minutes <= IDLE.most
}

function fold(text: string): string {
  return text.trim().toLowerCase()
}
