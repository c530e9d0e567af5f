// A yes with what is new, or a no with the reason.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api } from '../api/client.ts'
import { Refusal } from '../api/Refusal.tsx'
import { to } from '../app/to.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, TextArea } from '../ui/Field.tsx'
import { toast } from '../ui/toast.ts'
import { forgetProposals, type Proposal } from './proposal.ts'

interface ReviewDialogProps {
  proposal: Proposal
  onClose: () => void
}

export function ApproveDialog({ proposal, onClose }: ReviewDialogProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [note, setNote] = useState(proposal.flow ? '' : t('flows.publish.first'))
  const approve = api.useMutation('post', '/flow-proposals/{id}/approve', {
    onSuccess: async ({ flow }) => {
      await forgetProposals()
      toast(t('proposals.approved', { title: proposal.title }))
      if (flow) await navigate(to.flow(flow.id))
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('proposals.approveTitle')}
      description={
        proposal.flow
          ? t('proposals.approveChange', { title: proposal.flow.title })
          : t('proposals.approveNew')
      }
      primary={{
        label: t('proposals.approve'),
        busy: approve.isPending,
        why: note.trim() === '' ? t('flows.publish.noteMissing') : undefined,
        run: () =>
          approve.mutate({
            params: { path: { id: proposal.id } },
            body: { revision: proposal.revision, change_note: note },
          }),
      }}
    >
      <Refusal error={approve.error} />
      <Field label={t('flows.publish.note')} hint={t('flows.publish.noteHint')}>
        <TextArea rows={2} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </Dialog>
  )
}

export function RejectDialog({ proposal, onClose }: ReviewDialogProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const reject = api.useMutation('post', '/flow-proposals/{id}/reject', {
    onSuccess: async () => {
      await forgetProposals()
      onClose()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('proposals.rejectTitle')}
      description={t('proposals.rejectWhat', { name: proposal.created_by.name })}
      primary={{
        label: t('proposals.reject'),
        look: 'danger',
        busy: reject.isPending,
        why: reason.trim() === '' ? t('proposals.reasonMissing') : undefined,
        run: () =>
          reject.mutate({
            params: { path: { id: proposal.id } },
            body: { revision: proposal.revision, reason },
          }),
      }}
    >
      <Refusal error={reject.error} />
      <Field label={t('proposals.reason')}>
        <TextArea maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </Dialog>
  )
}
