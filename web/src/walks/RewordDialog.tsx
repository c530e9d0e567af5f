import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { Refusal } from '../api/Refusal.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, TextArea } from '../ui/Field.tsx'
import { showWalk, type Walk } from './walk.ts'

export function RewordDialog({ walk, onClose }: { walk: Walk; onClose: () => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState(walk.ticket.problem_statement)
  const reword = api.useMutation('post', '/l1/sessions/{id}/problem', {
    onSuccess: async (reworded) => {
      await showWalk(reworded)
      onClose()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('walks.reword')}
      primary={{
        label: t('ui.save'),
        busy: reword.isPending,
        why: text.trim() === '' ? t('workspace.problemMissing') : undefined,
        run: () =>
          reword.mutate({ params: { path: { id: walk.id } }, body: { problem_statement: text.trim() } }),
      }}
    >
      <Refusal error={reword.error} />
      <Field label={t('tickets.problem')}>
        <TextArea value={text} maxLength={4000} rows={4} onChange={(event) => setText(event.target.value)} />
      </Field>
    </Dialog>
  )
}
