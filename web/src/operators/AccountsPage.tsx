// The accounts of the installation: seats against limits, changing them, and going inside one.

import { Building2, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { BY_CURSOR, More } from '../api/pages.tsx'
import { useAddress } from '../lib/address.ts'
import { cx } from '../lib/cx.ts'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Card, Page } from '../ui/Page.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { EmptyState } from '../ui/states.tsx'
import { Cell, Heading, HeadRow, Row, Table } from '../ui/Table.tsx'
import type { Account } from './account.ts'
import { EnterDialog } from './EnterDialog.tsx'
import { LimitsDialog } from './LimitsDialog.tsx'
import { NewAccountDialog } from './NewAccountDialog.tsx'

type Asked = { act: 'limits' | 'enter'; account: Account } | { act: 'new' }

export function AccountsPage() {
  const { t } = useTranslation()
  const [query, ask] = useAddress()
  const search = query.get('search') ?? ''
  const [asked, setAsked] = useState<Asked | null>(null)
  const accounts = api.useInfiniteQuery(
    'get',
    '/admin/accounts',
    { params: { query: { search: search || undefined, limit: 50 } } },
    BY_CURSOR,
  )
  const close = (): void => setAsked(null)
  const acts = (account: Account) => (
    <>
      <Button onClick={() => setAsked({ act: 'limits', account })}>
        {t('operators.limits.act')}
        <span className="sr-only">{account.name}</span>
      </Button>
      <Button onClick={() => setAsked({ act: 'enter', account })}>
        {t('operators.enter.open')}
        <span className="sr-only">{account.name}</span>
      </Button>
    </>
  )

  return (
    <Page
      title={t('operators.title')}
      actions={
        <Button look="primary" onClick={() => setAsked({ act: 'new' })}>
          <Plus aria-hidden className="size-4" />
          {t('operators.new.open')}
        </Button>
      }
    >
      <SearchField
        label={t('operators.search')}
        value={search}
        onSearch={(text) => ask('search', text)}
        className="max-w-xl"
      />
      <Loaded
        query={accounts}
        waiting={
          <Card flush>
            <SkeletonRows rows={8} />
          </Card>
        }
      >
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0) {
            return (
              <EmptyState
                icon={<Building2 aria-hidden className="size-6" />}
                title={search === '' ? t('operators.none') : t('operators.noneFit')}
              >
                {search === '' ? t('operators.noneWhy') : t('operators.noneFitWhy')}
              </EmptyState>
            )
          }
          return (
            <>
              <Card flush className="hidden overflow-hidden md:block">
                <AccountTable accounts={items} acts={acts} />
              </Card>
              <ul className="flex flex-col gap-2 md:hidden" aria-label={t('operators.title')}>
                {items.map((account) => (
                  <li
                    key={account.id}
                    className="flex flex-col gap-2 rounded-card border border-line bg-surface p-3"
                  >
                    <span className="flex items-baseline justify-between gap-2">
                      <span dir="auto" className="min-w-0 break-words font-medium">
                        {account.name}
                      </span>
                      <Plan account={account} />
                    </span>
                    <span className="flex flex-wrap gap-x-4 text-muted text-sm">
                      <span>
                        {t('operators.engineers')} <Seats of={account.seats.engineer} />
                      </span>
                      <span>
                        {t('operators.l1')} <Seats of={account.seats.l1_tech} />
                      </span>
                    </span>
                    <span className="flex gap-2">{acts(account)}</span>
                  </li>
                ))}
              </ul>
              <More of={accounts} />
            </>
          )
        }}
      </Loaded>
      {asked?.act === 'limits' && <LimitsDialog account={asked.account} onClose={close} />}
      {asked?.act === 'enter' && <EnterDialog account={asked.account} onClose={close} />}
      {asked?.act === 'new' && <NewAccountDialog onClose={close} />}
    </Page>
  )
}

function AccountTable({
  accounts,
  acts,
}: {
  accounts: Account[]
  acts: (account: Account) => React.ReactNode
}) {
  const { t } = useTranslation()
  return (
    <Table label={t('operators.title')}>
      <HeadRow>
        <Heading>{t('operators.account')}</Heading>
        <Heading>{t('operators.plan')}</Heading>
        <Heading end>{t('operators.engineers')}</Heading>
        <Heading end>{t('operators.l1')}</Heading>
        <Heading end>{t('operators.lastSignIn')}</Heading>
        <Heading end>{t('operators.made')}</Heading>
        <Heading end>
          <span className="sr-only">{t('operators.acts')}</span>
        </Heading>
      </HeadRow>
      <tbody>
        {accounts.map((account) => (
          <Row key={account.id}>
            <Cell className="w-1/3 max-w-0">
              <span dir="auto" className="block truncate font-medium">
                {account.name}
              </span>
              <span className="block truncate text-muted text-xs">{account.slug}</span>
            </Cell>
            <Cell className="whitespace-nowrap">
              <Plan account={account} />
            </Cell>
            <Cell className="whitespace-nowrap text-end">
              <Seats of={account.seats.engineer} />
            </Cell>
            <Cell className="whitespace-nowrap text-end">
              <Seats of={account.seats.l1_tech} />
            </Cell>
            <Cell className="whitespace-nowrap text-end text-muted">
              {account.last_sign_in_at ? <RelativeTime at={account.last_sign_in_at} /> : t('operators.never')}
            </Cell>
            <Cell className="whitespace-nowrap text-end text-muted">
              <RelativeTime at={account.created_at} />
            </Cell>
            <Cell className="py-1.5">
              <span className="flex justify-end gap-2">{acts(account)}</span>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

function Plan({ account }: { account: Account }) {
  const { t } = useTranslation()
  return (
    <span className="inline-flex items-center gap-2">
      <span dir="auto" className="max-w-32 truncate">
        {account.plan}
      </span>
      {account.status !== 'active' && (
        <Chip tone={account.status === 'past_due' ? 'warn' : 'quiet'}>
          {t(`operators.statuses.${account.status}`)}
        </Chip>
      )}
    </span>
  )
}

/** "4 of 5", in words also where it is more than there is. */
function Seats({ of: seats }: { of: Account['seats']['engineer'] }) {
  const { t } = useTranslation()
  const limit = seats.limit ?? null
  return (
    <span className={cx('tabular', seats.over > 0 && 'font-medium text-warn')}>
      {limit === null
        ? t('operators.seatsUnlimited', { current: seats.current })
        : t('operators.seats', { current: seats.current, limit })}
      {seats.over > 0 && ` ${t('operators.seatsOver', { over: seats.over })}`}
    </span>
  )
}
