// A proposal to read, to walk and to decide about: who proposes it and after which call, what differs from the flow it changes,
// how often it was walked and helped.

import { PencilLine, Phone } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { api } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { Refusal } from '../api/Refusal.tsx'
import { to } from '../app/to.ts'
import { may } from '../auth/permissions.ts'
import { useMe } from '../auth/session.ts'
import { effectLine } from '../flows/effect.ts'
import { Simulation } from '../flows/Simulation.tsx'
import { TreePart } from '../flows/TreePart.tsx'
import type { Tree } from '../flows/tree.ts'
import { Compared } from '../flows/Versions.tsx'
import { WalkThrough } from '../flows/WalkThrough.tsx'
import { Button, buttonClass } from '../ui/Button.tsx'
import { Chip, StatusChip } from '../ui/Chip.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { toast } from '../ui/toast.ts'
import { forgetProposals, type ProposalWithTree } from './proposal.ts'
import { ApproveDialog, RejectDialog } from './ReviewDialogs.tsx'

const PARTS = ['changes', 'tree', 'preview', 'simulate'] as const

export function ProposalPage() {
  const { t } = useTranslation()
  const { proposalId = '' } = useParams()
  const proposal = api.useQuery('get', '/flow-proposals/{id}', { params: { path: { id: proposalId } } })
  const { data } = proposal
  const me = useMe()
  return (
    <Page
      title={data?.title ?? t('proposals.proposal')}
      width="full"
      crumbs={
        <Link
          to={may(me, 'author_flows') ? to.proposals() : to.drafts()}
          className="hover:text-text hover:underline"
        >
          {may(me, 'author_flows') ? t('proposals.title') : t('proposals.drafts')}
        </Link>
      }
      sub={data && <Facts proposal={data} />}
      actions={data && <Actions proposal={data} />}
    >
      <Loaded query={proposal} waiting={<SkeletonRows rows={8} />}>
        {(loaded) => <Parts proposal={loaded} />}
      </Loaded>
    </Page>
  )
}

function Facts({ proposal }: { proposal: ProposalWithTree }) {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col gap-2">
      {proposal.problem_summary !== '' && (
        <p dir="auto" className="max-w-3xl">
          {proposal.problem_summary}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <StatusChip status={proposal.status} />
        <bdi>{proposal.created_by.name}</bdi>
        <RelativeTime at={proposal.submitted_at ?? proposal.updated_at} />
        {proposal.linked_ticket_id != null && proposal.linked_ticket_number != null && (
          <Link to={to.ticket(proposal.linked_ticket_id)} className="text-link hover:underline">
            {t('proposals.fromTicket', { number: proposal.linked_ticket_number })}
          </Link>
        )}
        {proposal.flow && (
          <Link to={to.flow(proposal.flow.id)} className="text-link hover:underline">
            {proposal.status === 'approved'
              ? t('proposals.became', { title: proposal.flow.title })
              : t('proposals.changes', { title: proposal.flow.title })}
          </Link>
        )}
        <span>{effectLine(t, proposal.effect)}</span>
        {proposal.validated_by_outcome && (
          <Chip tone="good">{t('proposals.validated', { count: proposal.effect.helpful })}</Chip>
        )}
      </div>
      {proposal.review_note && (
        <Notice tone={proposal.status === 'rejected' ? 'bad' : 'info'}>
          {proposal.reviewed_by && <bdi className="me-2 font-medium">{proposal.reviewed_by.name}</bdi>}
          <span dir="auto">{proposal.review_note}</span>
        </Notice>
      )}
      {proposal.flow && proposal.is_writable && isBehind(proposal) && (
        <Notice tone="warn">
          {t('proposals.behind', {
            base: proposal.flow.base_version,
            current: proposal.flow.current_version,
          })}
        </Notice>
      )}
    </div>
  )
}

/** The flow has a newer version than the one the change was written against. */
function isBehind({ flow }: ProposalWithTree): boolean {
  return flow != null && flow.base_version !== flow.current_version
}

function Actions({ proposal }: { proposal: ProposalWithTree }) {
  const { t } = useTranslation()
  const me = useMe()
  const navigate = useNavigate()
  const [asks, setAsks] = useState<'approve' | 'reject' | null>(null)
  const params = { path: { id: proposal.id } }
  const isOwn = proposal.created_by.id === me.user.id
  const withdraw = api.useMutation('post', '/flow-proposals/{id}/withdraw', {
    onSuccess: async () => {
      await forgetProposals()
      await navigate(to.editProposal(proposal.id))
    },
  })
  const submit = api.useMutation('post', '/flow-proposals/{id}/submit', {
    onSuccess: async () => {
      await forgetProposals()
      toast(t('proposals.submitted'))
    },
  })
  const catchUp = api.useMutation('patch', '/flow-proposals/{id}', { onSuccess: forgetProposals })
  const reviews = may(me, 'author_flows') && proposal.status === 'submitted'
  const solve =
    proposal.problems.length > 0 ? t('flows.publish.solve', { count: proposal.problems.length }) : undefined
  return (
    <>
      <Refusal error={withdraw.error ?? submit.error ?? catchUp.error} />
      {isOwn && proposal.status === 'submitted' && (
        <Button busy={withdraw.isPending} onClick={() => withdraw.mutate({ params })}>
          {t('proposals.withdraw')}
        </Button>
      )}
      {proposal.is_writable && (
        <Link
          to={to.editProposal(proposal.id, proposal.flow?.node_id ?? undefined)}
          className={buttonClass(proposal.status === 'draft' ? 'primary' : 'secondary')}
        >
          <PencilLine aria-hidden className="size-4" />
          {t('flows.editor.edit')}
        </Link>
      )}
      {may(me, 'work_l1') && (proposal.status === 'draft' || proposal.status === 'submitted') && (
        <Link to={to.workspace({ proposal: proposal.id })} className={buttonClass()}>
          <Phone aria-hidden className="size-4" />
          {t('proposals.walk')}
        </Link>
      )}
      {isOwn && proposal.status === 'draft' && (
        <Button
          busy={submit.isPending}
          why={solve}
          onClick={() => submit.mutate({ params, body: { revision: proposal.revision } })}
        >
          {t('proposals.submit')}
        </Button>
      )}
      {reviews && <Button onClick={() => setAsks('reject')}>{t('proposals.reject')}</Button>}
      {proposal.is_writable && isBehind(proposal) && proposal.flow?.current_version != null && (
        <Button
          busy={catchUp.isPending}
          onClick={() =>
            catchUp.mutate({
              params,
              body: {
                revision: proposal.revision,
                base_version: proposal.flow?.current_version ?? null,
              },
            })
          }
        >
          {t('proposals.catchUp', { version: proposal.flow.current_version })}
        </Button>
      )}
      {reviews && (
        <Button
          look="primary"
          why={solve ?? (isBehind(proposal) ? t('proposals.catchUpFirst') : undefined)}
          onClick={() => setAsks('approve')}
        >
          {t('proposals.approve')}
        </Button>
      )}
      {asks === 'approve' && <ApproveDialog proposal={proposal} onClose={() => setAsks(null)} />}
      {asks === 'reject' && <RejectDialog proposal={proposal} onClose={() => setAsks(null)} />}
    </>
  )
}

function Parts({ proposal }: { proposal: ProposalWithTree }) {
  const { t } = useTranslation()
  const [query, setQuery] = useSearchParams()
  const changes =
    proposal.flow != null && proposal.flow.base_version != null && proposal.status !== 'approved'
  const parts = PARTS.filter((name) => changes || name !== 'changes')
  const part = parts.find((known) => known === query.get('tab')) ?? parts[0] ?? 'tree'
  const panels = {
    changes: changes && proposal.flow ? <Changes flowId={proposal.flow.id} tree={proposal.tree} /> : null,
    tree: <TreePart tree={proposal.tree} />,
    preview: <WalkThrough tree={proposal.tree} />,
    simulate: (
      <Simulation
        tree={proposal.tree}
        onPick={(node) => setQuery({ tab: 'tree', node }, { replace: true })}
      />
    ),
  }
  const labels = {
    changes: t('flows.change'),
    tree: t('flows.tree'),
    preview: t('flows.preview'),
    simulate: t('flows.simulate'),
  }
  return (
    <Tabs
      label={proposal.title}
      value={part}
      onChange={(next) => setQuery({ tab: next }, { replace: true })}
      tabs={parts.map((name) => ({ value: name, label: labels[name], panel: panels[name] }))}
    />
  )
}

/** What differs from the flow as it is walked now. */
function Changes({ flowId, tree }: { flowId: string; tree: Tree }) {
  const flow = api.useQuery('get', '/flows/{id}', { params: { path: { id: flowId } } })
  return (
    <Loaded query={flow} waiting={<SkeletonRows rows={4} />}>
      {(now) => (now.tree ? <Compared before={now.tree} after={tree} /> : null)}
    </Loaded>
  )
}
