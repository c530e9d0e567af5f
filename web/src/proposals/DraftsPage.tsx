// One's own proposals, by where they are in their life.

import { Lightbulb } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { useRowKeys } from '../lib/rows.ts'
import { Page } from '../ui/Page.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { EmptyState } from '../ui/states.tsx'
import { NewProposal } from './NewProposal.tsx'
import { ProposalCards } from './ProposalCards.tsx'
import { STATUSES } from './proposal.ts'

export function DraftsPage() {
  const { t } = useTranslation()
  const drafts = api.useQuery('get', '/l1/drafts')
  useRowKeys()
  return (
    <Page title={t('proposals.drafts')} actions={<NewProposal />}>
      <Loaded query={drafts} waiting={<SkeletonRows rows={5} className="h-20" />}>
        {(proposals) =>
          proposals.length === 0 ? (
            <EmptyState icon={<Lightbulb aria-hidden className="size-6" />} title={t('proposals.none')}>
              {t('proposals.noneWhy')}
            </EmptyState>
          ) : (
            STATUSES.map((status) => ({
              status,
              some: proposals.filter((proposal) => proposal.status === status),
            }))
              .filter(({ some }) => some.length > 0)
              .map(({ status, some }) => (
                <section key={status} className="flex flex-col gap-3">
                  <h2 className="font-semibold text-base">{t(`status.${status}`)}</h2>
                  <ProposalCards proposals={some} showsAuthor={false} />
                </section>
              ))
          )
        }
      </Loaded>
    </Page>
  )
}
