// Proposals as cards: what each is about, where it comes from, and how it did.

import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { to } from '../app/to.ts'
import { rowLink } from '../lib/rows.ts'
import { Chip, StatusChip } from '../ui/Chip.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import type { Proposal } from './proposal.ts'

export function ProposalCards({
  proposals,
  showsAuthor,
}: {
  proposals: readonly Proposal[]
  showsAuthor: boolean
}) {
  const { t } = useTranslation()
  return (
    <ul className="flex flex-col gap-3">
      {proposals.map((proposal) => (
        <li
          key={proposal.id}
          className="relative flex flex-col gap-1.5 rounded-card border border-line bg-surface p-4 hover:border-line-strong"
        >
          <div className="flex flex-wrap items-center gap-2">
            <Link
              to={to.proposal(proposal.id)}
              {...rowLink}
              dir="auto"
              className="font-medium text-base after:absolute after:inset-0"
            >
              {proposal.title}
            </Link>
            <StatusChip status={proposal.status} />
            {proposal.flow && proposal.status !== 'approved' && (
              <Chip>{t('proposals.changes', { title: proposal.flow.title })}</Chip>
            )}
            {proposal.validated_by_outcome && (
              <Chip tone="good">{t('proposals.validated', { count: proposal.effect.helpful })}</Chip>
            )}
          </div>
          {proposal.problem_summary !== '' && (
            <p dir="auto" className="line-clamp-2 text-muted">
              {proposal.problem_summary}
            </p>
          )}
          {proposal.status === 'rejected' && proposal.review_note && (
            <p dir="auto" className="text-bad">
              {t('proposals.rejectedFor', { reason: proposal.review_note })}
            </p>
          )}
          <p className="flex flex-wrap gap-x-3 text-muted text-sm">
            {showsAuthor && <bdi>{proposal.created_by.name}</bdi>}
            {proposal.linked_ticket_number != null && (
              <span>{t('proposals.fromTicket', { number: proposal.linked_ticket_number })}</span>
            )}
            {proposal.effect.walks > 0 && (
              <span>{t('proposals.walked', { count: proposal.effect.walks })}</span>
            )}
            <RelativeTime at={proposal.submitted_at ?? proposal.updated_at} />
          </p>
        </li>
      ))}
    </ul>
  )
}
