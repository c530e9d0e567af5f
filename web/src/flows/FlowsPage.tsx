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
import { Select } from '../ui/Field.tsx'
import { ListTabs } from '../ui/ListTabs.tsx'
import { Card, Page } from '../ui/Page.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { EmptyState } from '../ui/states.tsx'
import { Cell, Heading, HeadRow, Row, Table } from '../ui/Table.tsx'
import { effectLine } from './effect.ts'
import { ImportFiles } from './ImportFiles.tsx'
import { ImportStarterFlows } from './ImportStarterFlows.tsx'
import { NewFlow } from './NewFlow.tsx'

type Flow = Schemas['FlowView']
type FlowStatus = Flow['status']

const STATUSES = ['published', 'draft', 'archived'] as const satisfies readonly FlowStatus[]

export function FlowsPage() {
  const { t } = useTranslation()
  const { permissions, user } = useMe()
  const [query, ask] = useAddress()
  const search = query.get('search') ?? ''
  const status = STATUSES.find((known) => known === query.get('status'))
  const tag = query.get('tag') ?? undefined
  const authorId = query.get('author_id') ?? undefined
  const tags = api.useQuery('get', '/flows/tags')
  const filters = { search, status, tag, author_id: authorId }
  useRowKeys()

  const flows = api.useInfiniteQuery(
    'get',
    '/flows',
    { params: { query: { search: search || undefined, status, tag, author_id: authorId, limit: 100 } } },
    BY_CURSOR,
  )

  return (
    <Page
      title={t('flows.title')}
      actions={
        permissions.author_flows && (
          <>
            <ImportFiles />
            <NewFlow />
          </>
        )
      }
    >
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap gap-3">
          <SearchField
            label={t('flows.search')}
            value={search}
            onSearch={(text) => ask('search', text)}
            className="w-full max-w-xl"
          />
          {tags.data !== undefined && tags.data.length > 0 && (
            <Select
              aria-label={t('flows.tag')}
              className="!w-auto"
              value={tag ?? ''}
              onChange={(event) => ask('tag', event.target.value)}
            >
              <option value="">{t('flows.anyTag')}</option>
              {tags.data.map((known) => (
                <option key={known}>{known}</option>
              ))}
            </Select>
          )}
          {permissions.author_flows && (
            <Select
              aria-label={t('flows.authorFilter')}
              className="!w-auto"
              value={authorId ?? ''}
              onChange={(event) => ask('author_id', event.target.value)}
            >
              <option value="">{t('flows.anyAuthor')}</option>
              <option value={user.id}>{t('flows.mine')}</option>
              {authorId !== undefined && authorId !== user.id && (
                <option value={authorId}>
                  {flows.data?.pages.flatMap((page) => page.items)[0]?.author.name ?? t('flows.theirs')}
                </option>
              )}
            </Select>
          )}
        </div>
        {permissions.author_flows && (
          <ListTabs
            label={t('flows.byStatus')}
            current={status ?? 'all'}
            tabs={[
              {
                name: 'all',
                label: t('flows.all'),
                link: <Link to={to.flows({ ...filters, status: undefined })} />,
              },
              ...STATUSES.map((name) => ({
                name,
                label: t(`status.${name}`),
                link: <Link to={to.flows({ ...filters, status: name })} />,
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
          if (items.length === 0) return <NoFlows filtered={Object.values(filters).some(Boolean)} />
          return (
            <>
              <Card flush className="overflow-hidden">
                <FlowTable
                  flows={items}
                  showsStatus={permissions.author_flows}
                  onAuthor={(authorId) => ask('author_id', authorId)}
                />
              </Card>
              <More of={flows} />
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

interface FlowTableProps {
  flows: Flow[]
  showsStatus: boolean
  onAuthor: (authorId: string) => void
}

function FlowTable({ flows, showsStatus, onAuthor }: FlowTableProps) {
  const { t } = useTranslation()
  return (
    <Table label={t('flows.title')}>
      <HeadRow>
        <Heading>{t('flows.flow')}</Heading>
        {showsStatus && <Heading>{t('flows.status')}</Heading>}
        <Heading className="hidden lg:table-cell">{t('flows.version')}</Heading>
        <Heading className="hidden md:table-cell">{t('flows.effect')}</Heading>
        <Heading className="hidden lg:table-cell">{t('flows.author')}</Heading>
        <Heading end className="hidden md:table-cell">
          {t('flows.updated')}
        </Heading>
      </HeadRow>
      <tbody>
        {flows.map((flow) => (
          <Row key={flow.id}>
            <Cell className="w-full max-w-0 py-2.5 md:w-3/5">
              <div className="flex min-w-0 items-center gap-x-3">
                <Link
                  to={to.flow(flow.id)}
                  {...rowLink}
                  dir="auto"
                  className="max-w-full shrink-0 font-medium text-base after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
                >
                  {flow.title}
                </Link>
                {/* As many as there is room for on the line. */}
                <span className="hidden h-6 min-w-0 flex-wrap gap-1.5 overflow-hidden md:flex">
                  {flow.tags.map((tag) => (
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
                <span className="flex flex-wrap gap-1.5">
                  <StatusChip status={flow.status} />
                  {flow.draft && flow.status === 'published' && (
                    <Chip tone="warn">{t('flows.unpublished')}</Chip>
                  )}
                </span>
              </Cell>
            )}
            <Cell className="hidden text-muted lg:table-cell">
              {flow.current_version != null && t('flows.versionNumber', { version: flow.current_version })}
            </Cell>
            <Cell className="hidden whitespace-nowrap text-muted md:table-cell">
              {flow.current_version != null && effectLine(t, flow.effect)}
            </Cell>
            <Cell dir="auto" className="hidden whitespace-nowrap text-muted lg:table-cell">
              {showsStatus ? (
                <button
                  type="button"
                  onClick={() => onAuthor(flow.author.id)}
                  title={t('flows.onlyTheirs', { name: flow.author.name })}
                  className="relative rounded-sm hover:text-text hover:underline"
                >
                  {flow.author.name}
                </button>
              ) : (
                flow.author.name
              )}
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
