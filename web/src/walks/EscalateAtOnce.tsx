// A call that is plainly not L1's: a ticket that an engineer gets at once, without a walk.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api } from '../api/client.ts'
import { Refusal } from '../api/Refusal.tsx'
import { to } from '../app/to.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { toast } from '../ui/toast.ts'
import type { Call } from './DescribeProblem.tsx'
import { EscalateFields, type EscalateForm } from './EscalateFields.tsx'
import { refreshLists } from './walk.ts'

export function EscalateAtOnce({
  call,
  onClose,
  onDone,
}: {
  call: Call
  onClose: () => void
  onDone: () => void
}) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [form, setForm] = useState<EscalateForm>({ category: '', reason: '' })
  const escalate = api.useMutation('post', '/l1/escalate-without-walk', {
    onSuccess: (walk) => {
      refreshLists()
      toast(t('walks.escalatedToast', { number: walk.ticket.number }), {
        action: { label: t('walks.show'), run: () => void navigate(to.ticket(walk.ticket_id)) },
      })
      onDone()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('workspace.escalateAtOnce')}
      description={<bdi className="line-clamp-3">{call.problem}</bdi>}
      primary={{
        label: t('walks.escalate'),
        busy: escalate.isPending,
        why: form.category === '' ? t('walks.categoryMissing') : undefined,
        run: () =>
          escalate.mutate({
            body: {
              problem_statement: call.problem.trim(),
              customer_name: call.customer.trim() || null,
              customer_contact: call.contact.trim() || null,
              reason_category: form.category,
              reason: form.reason.trim() || null,
            },
          }),
      }}
    >
      <Refusal error={escalate.error} />
      <EscalateFields form={form} onChange={setForm} />
    </Dialog>
  )
}
