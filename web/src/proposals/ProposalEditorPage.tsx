// A proposal while it is written: the same editor as a flow's, and instead of publishing it is handed in.

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, useNavigate, useParams } from 'react-router'
import { api } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { Refusal } from '../api/Refusal.tsx'
import { to } from '../app/to.ts'
import { DraftEditor } from '../flows/editor/DraftEditor.tsx'
import type { ServerDraft } from '../flows/editor/draft-keeper.ts'
import { EditorActions, whyNot } from '../flows/editor/EditorActions.tsx'
import { type DraftPlace, useDraft } from '../flows/editor/useDraft.ts'
import { Button } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { toast } from '../ui/toast.ts'
import { forgetProposals, type ProposalWithTree, proposalDraft } from './proposal.ts'

export function ProposalEditorPage() {
  const { t } = useTranslation()
  const { proposalId = '' } = useParams()
  const place = useMemo(() => proposalDraft(proposalId), [proposalId])
  const proposal = api.useQuery('get', '/flow-proposals/{id}', { params: { path: { id: proposalId } } })
  // Read once: from then on the keeper knows better.
  const first = useQuery({
    queryKey: ['draft', place.name],
    queryFn: place.read,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (first.data && proposal.data) {
    // Its author writes until it is handed in, from then on those who review; afterwards nobody.
    if (!first.data.isWritable) return <Navigate to={to.proposal(proposalId)} replace />
    return <Editor key={proposalId} proposal={proposal.data} place={place} first={first.data} />
  }
  return (
    <Page title={t('proposals.proposal')} width="full">
      <Loaded query={first} waiting={<SkeletonRows rows={10} />}>
        {() => null}
      </Loaded>
    </Page>
  )
}

function Editor({
  proposal,
  place,
  first,
}: {
  proposal: ProposalWithTree
  place: DraftPlace
  first: ServerDraft
}) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { keeper, draft } = useDraft(place, first)
  const params = { path: { id: proposal.id } }
  const submit = api.useMutation('post', '/flow-proposals/{id}/submit', {
    onSuccess: async () => {
      await forgetProposals()
      toast(t('proposals.submitted'))
      await navigate(to.proposal(proposal.id))
    },
  })
  const title = draft.tree.title || t('flows.untitled')
  return (
    <Page
      title={title}
      quiet
      width="full"
      crumbs={
        <Link to={to.proposal(proposal.id)} className="hover:text-text hover:underline">
          {t('proposals.proposal')}
        </Link>
      }
      sub={
        proposal.flow && (
          <p>
            {t('proposals.changesVersion', {
              title: proposal.flow.title,
              version: proposal.flow.base_version,
            })}
          </p>
        )
      }
      actions={
        <EditorActions draft={draft} onUndo={() => keeper.undo()} onRedo={() => keeper.redo()}>
          {proposal.status === 'draft' && (
            <Button
              look="primary"
              busy={submit.isPending}
              why={whyNot(
                draft,
                t('flows.publish.solve', { count: draft.problems.length }),
                t('flows.publish.wait'),
              )}
              onClick={() => submit.mutate({ params, body: { revision: draft.revision } })}
            >
              {t('proposals.submit')}
            </Button>
          )}
        </EditorActions>
      }
    >
      <Refusal error={submit.error} />
      <DraftEditor place={place} keeper={keeper} draft={draft} />
    </Page>
  )
}
