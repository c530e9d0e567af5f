// Acts on a flow that are asked about beforehand.

import { useTranslation } from 'react-i18next'
import { api, cache, type Schemas } from '../api/client.ts'
import { Refusal } from '../api/Refusal.tsx'
import { Dialog } from '../ui/Dialog.tsx'

interface EndDialogProps {
  flow: Schemas['FlowView']
  onClose: () => void
}

export function ArchiveDialog({ flow, onClose }: EndDialogProps) {
  const { t } = useTranslation()
  const archive = api.useMutation('post', '/flows/{id}/archive', {
    onSuccess: async () => {
      await cache.invalidateQueries()
      onClose()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('flows.archiveTitle', { title: flow.title })}
      description={t('flows.archiveWhat')}
      primary={{
        label: t('flows.archive'),
        look: 'danger',
        busy: archive.isPending,
        run: () => archive.mutate({ params: { path: { id: flow.id } } }),
      }}
    >
      <Refusal error={archive.error} />
    </Dialog>
  )
}

export function DiscardDialog({ flow, onClose }: EndDialogProps) {
  const { t } = useTranslation()
  const discard = api.useMutation('post', '/flows/{id}/draft/discard', {
    onSuccess: async () => {
      await cache.invalidateQueries()
      onClose()
    },
  })
  const { draft } = flow
  if (!draft) return null
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('flows.discardTitle')}
      description={t('flows.discardWhat', { name: draft.saved_by.name, version: flow.current_version })}
      primary={{
        label: t('flows.discard'),
        look: 'danger',
        busy: discard.isPending,
        run: () => discard.mutate({ params: { path: { id: flow.id } }, body: { revision: draft.revision } }),
      }}
    >
      <Refusal error={discard.error} />
    </Dialog>
  )
}
