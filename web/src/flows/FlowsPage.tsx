// The flows of the account.

import { BookOpenText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api, type Schemas } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { BY_CURSOR, More } from '../api/pages.tsx'
import { to } from '../app/to.ts'
import { useMe } from '../auth/session.ts'
import { useAddress } from '../lib/address.ts'
import { rowLink, useRowKeys } from '../lib/rows.ts'
import { Chip, StatusChip } from '../ui/Chip.tsx'
import { ListTabs } from '../ui/ListTabs.tsx'
import { Card, Page } from '../ui/Page.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { EmptyState } from '../ui/states.tsx'
import { Cell, Heading, HeadRow, Row, Table } from '../ui/Table.tsx'
import { ImportStarterFlows } from './ImportStarterFlows.tsx'

type Flow = Schemas['FlowView']
type FlowStatus = Flow['status']

const STATUSES = ['published', 'draft', 'archived'] as const satisfies readonly FlowStatus[]

export function FlowsPage() {
  const { t } = useTranslation()
  const { permissions } = useMe()
  const [query, ask] = useAddress()
  const search = query.get('search') ?? ''
  const status = STATUSES.find((known) => known === query.get('status'))
  useRowKeys()

  const flows = api.useInfiniteQuery(
    'get',
    '/flows',
    { params: { query: { search: search || undefined, status, limit: 100 } } },
    BY_CURSOR,
  )

  return (
    <Page title={t('flows.title')}>
      <div className="flex flex-col gap-3">
        <SearchField
          label={t('flows.search')}
          value={search}
          onSearch={(text) => ask('search', text)}
          className="max-w-xl"
        />
        {permissions.author_flows && (
          <ListTabs
            label={t('flows.byStatus')}
            current={status ?? 'all'}
            tabs={[
              { name: 'all', label: t('flows.all'), link: <Link to={to.flows({ search })} /> },
              ...STATUSES.map((name) => ({
                name,
                label: t(`status.${name}`),
                link: <Link to={to.flows({ search, status: name })} />,
              })),
            ]}
          />
        )}
      </div>
      <Loaded
        query={flows}
        waiting={
          <Card flush>
            <SkeletonRows rows={8} className="h-14" />
          </Card>
        }
      >
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0) return <NoFlows filtered={search !== '' || status !== undefined} />
          return (
            <>
              <Card flush className="overflow-hidden">
                <FlowTable flows={items} showsStatus={permissions.author_flows} />
              </Card>
              <More of={flows} />
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

function FlowTable({ flows, showsStatus }: { flows: Flow[]; showsStatus: boolean }) {
  const { t } = useTranslation()
  return (
    <Table label={t('flows.title')}>
      <HeadRow>
        <Heading>{t('flows.flow')}</Heading>
        {showsStatus && <Heading>{t('flows.status')}</Heading>}
        <Heading className="hidden lg:table-cell">{t('flows.version')}</Heading>
        <Heading className="hidden lg:table-cell">{t('flows.author')}</Heading>
        <Heading end className="hidden md:table-cell">
          {t('flows.updated')}
        </Heading>
      </HeadRow>
      <tbody>
        {flows.map((flow) => (
          <Row key={flow.id}>
            <Cell className="w-full max-w-0 py-2.5 md:w-3/5">
              <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
                <Link
                  to={to.flow(flow.id)}
                  {...rowLink}
                  dir="auto"
                  className="font-medium text-base after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
                >
                  {flow.title}
                </Link>
                <span className="hidden gap-1.5 md:flex">
                  {flow.tags.slice(0, 4).map((tag) => (
                    <Chip key={tag}>{tag}</Chip>
                  ))}
                </span>
              </div>
              <p dir="auto" className="line-clamp-2 text-muted md:line-clamp-1">
                {flow.summary}
              </p>
            </Cell>
            {showsStatus && (
              <Cell>
                <StatusChip status={flow.status} />
              </Cell>
            )}
            <Cell className="hidden text-muted lg:table-cell">
              {flow.current_version != null && t('flows.versionNumber', { version: flow.current_version })}
            </Cell>
            <Cell dir="auto" className="hidden whitespace-nowrap text-muted lg:table-cell">
              {flow.author.name}
            </Cell>
            <Cell className="hidden whitespace-nowrap text-end text-muted md:table-cell">
              <RelativeTime at={flow.updated_at} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

function NoFlows({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation()
  const { permissions, account } = useMe()
  const icon = <BookOpenText aria-hidden className="size-6" />
  if (filtered) {
    return (
      <EmptyState icon={icon} title={t('flows.noneFit')}>
        {t('flows.noneFitWhy')}
      </EmptyState>
    )
  }
  if (!permissions.author_flows) {
    return (
      <EmptyState icon={icon} title={t('flows.none')}>
        {t('flows.askSomebody', { account: account.name })}
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={icon} title={t('flows.none')} action={<ImportStarterFlows />}>
      {t('flows.importWhy')}
    </EmptyState>
  )
}
