import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { Loaded } from '../../api/Loaded.tsx'
import { Refusal } from '../../api/Refusal.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { ChangeList } from '../ChangeList.tsx'
import { diff } from '../diff.ts'
import type { Draft } from './draft-keeper.ts'

interface PublishDialogProps {
  flowId: string
  draft: Draft
  onClose: () => void
  onPublished: (version: number) => Promise<void>
}

/** Says what is new since the version that is walked now, and asks for a note about it. */
export function PublishDialog({ flowId, draft, onClose, onPublished }: PublishDialogProps) {
  const { t } = useTranslation()
  const flow = api.useQuery('get', '/flows/{id}', { params: { path: { id: flowId } } })
  const isFirst = flow.data !== undefined && flow.data.current_version == null
  const [typed, setNote] = useState<string | null>(null)
  const note = typed ?? (isFirst ? t('flows.publish.first') : '')
  const publish = api.useMutation('post', '/flows/{id}/publish', {
    onSuccess: (published) => onPublished(published.current_version ?? 1),
  })
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('flows.publish.title')}
      description={t('flows.publish.what')}
      primary={{
        label: t('flows.publish.publish'),
        busy: publish.isPending,
        why: note.trim() === '' ? t('flows.publish.noteMissing') : undefined,
        run: () =>
          publish.mutate({
            params: { path: { id: flowId } },
            body: { revision: draft.revision, change_note: note },
          }),
      }}
    >
      <Refusal error={publish.error} />
      <Field label={t('flows.publish.note')} hint={t('flows.publish.noteHint')}>
        <TextArea rows={2} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <Loaded query={flow} waiting={<SkeletonRows rows={3} />}>
        {({ tree }) =>
          tree ? (
            <ChangeList
              changes={diff(tree, draft.tree)}
              before={tree}
              after={draft.tree}
              none={t('flows.publish.nothing')}
            />
          ) : null
        }
      </Loaded>
    </Dialog>
  )
}
