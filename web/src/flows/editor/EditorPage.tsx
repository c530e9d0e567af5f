// A flow while it is written: its drawing and its text, two sides of one draft.

import { useQuery } from '@tanstack/react-query'
import { Lock } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { cache } from '../../api/client.ts'
import { Loaded } from '../../api/Loaded.tsx'
import { to } from '../../app/to.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { toast } from '../../ui/toast.ts'
import { DraftEditor } from './DraftEditor.tsx'
import type { ServerDraft } from './draft-keeper.ts'
import { EditorActions, whyNot } from './EditorActions.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import { type DraftPlace, flowDraft, useDraft } from './useDraft.ts'

export function EditorPage() {
  const { t } = useTranslation()
  const { flowId = '' } = useParams()
  const place = useMemo(() => flowDraft(flowId), [flowId])
  // Read once: from then on the keeper knows better.
  const first = useQuery({
    queryKey: ['draft', flowId],
    queryFn: place.read,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (first.data?.isWritable) return <Editor key={flowId} flowId={flowId} place={place} first={first.data} />
  return (
    <Page title={t('flows.editor.edit')} width="full">
      <Loaded query={first} waiting={<SkeletonRows rows={10} />}>
        {() => (
          <EmptyState
            icon={<Lock aria-hidden className="size-6" />}
            title={t('flows.editor.notYours')}
            action={
              <Link to={to.flow(flowId)} className={buttonClass()}>
                {t('flows.editor.toFlow')}
              </Link>
            }
          >
            {t('flows.editor.notYoursWhy')}
          </EmptyState>
        )}
      </Loaded>
    </Page>
  )
}

function Editor({ flowId, place, first }: { flowId: string; place: DraftPlace; first: ServerDraft }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { keeper, draft } = useDraft(place, first)
  const [isPublishing, setPublishing] = useState(false)
  const title = draft.tree.title || t('flows.untitled')
  return (
    <Page
      title={title}
      quiet
      width="full"
      crumbs={
        <>
          <Link to={to.flows()} className="hover:text-text hover:underline">
            {t('flows.title')}
          </Link>
          <span aria-hidden>{'/'}</span>
          <Link to={to.flow(flowId)} className="hover:text-text hover:underline">
            {title}
          </Link>
        </>
      }
      actions={
        <EditorActions draft={draft} onUndo={() => keeper.undo()} onRedo={() => keeper.redo()}>
          <Button
            look="primary"
            why={whyNot(
              draft,
              t('flows.publish.solve', { count: draft.problems.length }),
              t('flows.publish.wait'),
            )}
            onClick={() => setPublishing(true)}
          >
            {t('flows.publish.publish')}
          </Button>
        </EditorActions>
      }
    >
      <DraftEditor place={place} keeper={keeper} draft={draft} />
      {isPublishing && (
        <PublishDialog
          flowId={flowId}
          draft={draft}
          onClose={() => setPublishing(false)}
          onPublished={async (version) => {
            toast(t('flows.publish.done', { version }))
            await cache.invalidateQueries()
            await navigate(to.flow(flowId))
          }}
        />
      )}
    </Page>
  )
}
