// What a list of tickets is narrowed to: words, a customer, and a chip for each of the rest.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import type { TicketFilters as Filters } from '../app/to.ts'
import { useMe } from '../auth/session.ts'
import { useAddressChange } from '../lib/address.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceChip, DayChip } from '../ui/FilterChip.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { AGE_NAMES, CHIPS } from './filters.ts'

/** Asks for two days, which are not in the address before they are chosen. */
const DAYS = 'days'

export function TicketFilters({ filters }: { filters: Filters }) {
  const { t } = useTranslation()
  const { user, account } = useMe()
  const [, change] = useAddressChange()
  const hasDays = filters.from !== undefined || filters.to !== undefined
  const [asksDays, setAsksDays] = useState(false)
  const people = api.useQuery('get', '/internal-tickets/people', {}, { staleTime: 60_000 })
  const others = people.data?.filter((person) => person.id !== user.id) ?? []
  const unknown = (id: string | undefined): boolean =>
    id !== undefined && id !== 'nobody' && id !== user.id && !others.some((person) => person.id === id)
  const categories = account.escalation_categories
  const isNarrowed = CHIPS.some((name) => filters[name] !== undefined)
  const without = (label: string): string => t('ticketLists.without', { label })

  const person = (name: 'assigned_to' | 'created_by', label: string) => (
    <ChoiceChip
      label={label}
      without={without(label)}
      value={filters[name] ?? ''}
      onChoose={(id) => change({ [name]: id })}
    >
      <option value="">{label}</option>
      <option value={user.id}>{t('ticketLists.me', { name: user.name })}</option>
      {name === 'assigned_to' && <option value="nobody">{t('ticketLists.nobody')}</option>}
      {others.map(({ id, name: called }) => (
        <option key={id} value={id}>
          {called}
        </option>
      ))}
      {unknown(filters[name]) && <option value={filters[name]}>{t('ticketLists.onePerson')}</option>}
    </ChoiceChip>
  )
  const setAge = (age: string): void => {
    setAsksDays(age === DAYS)
    change({ age: age === DAYS ? '' : age, from: '', to: '' })
  }
  return (
    <section aria-label={t('ticketLists.filters')} className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-3">
        <SearchField
          label={t('tickets.search')}
          value={filters.search ?? ''}
          onSearch={(search) => change({ search })}
          className="max-w-xl grow basis-72"
        />
        <SearchField
          label={t('ticketLists.customer')}
          value={filters.customer ?? ''}
          onSearch={(customer) => change({ customer })}
          className="grow basis-52 sm:max-w-60"
        />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {person('assigned_to', t('ticketLists.assignedTo'))}
        {person('created_by', t('tickets.createdBy'))}
        <ChoiceChip
          label={t('ticketLists.category')}
          without={without(t('ticketLists.category'))}
          value={filters.category ?? ''}
          onChoose={(category) => change({ category })}
        >
          <option value="">{t('ticketLists.category')}</option>
          {/* Flows name categories of their own. */}
          {[...new Set([...categories, ...(filters.category ? [filters.category] : [])])].map((category) => (
            <option key={category} value={category}>
              {category}
            </option>
          ))}
        </ChoiceChip>
        <ChoiceChip
          label={t('tickets.age')}
          without={without(t('tickets.age'))}
          value={filters.age ?? (hasDays || asksDays ? DAYS : '')}
          onChoose={setAge}
        >
          <option value="">{t('tickets.age')}</option>
          {AGE_NAMES.map((age) => (
            <option key={age} value={age}>
              {t(`ticketLists.ages.${age}`)}
            </option>
          ))}
          <option value={DAYS}>{t('ticketLists.betweenDays')}</option>
        </ChoiceChip>
        {(hasDays || asksDays) && filters.age === undefined && (
          <>
            <DayChip
              label={t('ticketLists.from')}
              without={without(t('ticketLists.from'))}
              value={filters.from ?? ''}
              max={filters.to}
              onChoose={(from) => change({ from })}
            />
            <DayChip
              label={t('ticketLists.to')}
              without={without(t('ticketLists.to'))}
              value={filters.to ?? ''}
              min={filters.from}
              onChoose={(day) => change({ to: day })}
            />
          </>
        )}
        {isNarrowed && (
          <Button
            look="quiet"
            size="sm"
            onClick={() => {
              setAsksDays(false)
              change(Object.fromEntries(CHIPS.map((name) => [name, ''])))
            }}
          >
            {t('ticketLists.clear')}
          </Button>
        )}
      </div>
    </section>
  )
}
