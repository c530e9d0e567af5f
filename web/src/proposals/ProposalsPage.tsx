// What waits for review, and what became of the rest.

import { Lightbulb } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { api } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { BY_CURSOR, More } from '../api/pages.tsx'
import { to } from '../app/to.ts'
import { useRowKeys } from '../lib/rows.ts'
import { ListTabs } from '../ui/ListTabs.tsx'
import { Page } from '../ui/Page.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { EmptyState } from '../ui/states.tsx'
import { NewProposal } from './NewProposal.tsx'
import { ProposalCards } from './ProposalCards.tsx'

const TABS = ['submitted', 'draft', 'approved', 'rejected'] as const

export function ProposalsPage() {
  const { t } = useTranslation()
  const [query] = useSearchParams()
  const status = TABS.find((known) => known === query.get('status')) ?? 'submitted'
  useRowKeys()
  const proposals = api.useInfiniteQuery(
    'get',
    '/flow-proposals',
    { params: { query: { status, limit: 50 } } },
    BY_CURSOR,
  )
  return (
    <Page title={t('proposals.title')} actions={<NewProposal />}>
      <ListTabs
        label={t('proposals.byStatus')}
        current={status}
        tabs={TABS.map((name) => ({
          name,
          label: name === 'draft' ? t('proposals.ownDrafts') : t(`status.${name}`),
          link: <Link to={to.proposals({ status: name === 'submitted' ? undefined : name })} />,
        }))}
      />
      <Loaded query={proposals} waiting={<SkeletonRows rows={5} className="h-20" />}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0)
            return (
              <EmptyState icon={<Lightbulb aria-hidden className="size-6" />} title={t('proposals.noneHere')}>
                {status === 'submitted' ? t('proposals.noneWaiting') : undefined}
              </EmptyState>
            )
          return (
            <>
              <ProposalCards proposals={items} showsAuthor />
              <More of={proposals} />
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
