import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api } from '../api/client.ts'
import { Refusal } from '../api/Refusal.tsx'
import { to } from '../app/to.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, TextArea, TextInput } from '../ui/Field.tsx'

/** Asks what it is about, and opens the editor on it. */
export function NewProposal() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [isOpen, setOpen] = useState(false)
  const [title, setTitle] = useState('')
  const [summary, setSummary] = useState('')
  const make = api.useMutation('post', '/flow-proposals', {
    onSuccess: (proposal) => navigate(to.editProposal(proposal.id)),
  })
  return (
    <>
      <Button icon={<Plus aria-hidden className="size-4" />} onClick={() => setOpen(true)}>
        {t('proposals.new')}
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t('proposals.new')}
        description={t('proposals.newWhat')}
        primary={{
          label: t('flows.make'),
          busy: make.isPending,
          why: title.trim() === '' ? t('flows.newTitle') : undefined,
          run: () => make.mutate({ body: { title: title.trim(), problem_summary: summary.trim() } }),
        }}
      >
        <Refusal error={make.error} />
        <Field label={t('flows.newTitle')} hint={t('flows.newHint')}>
          <TextInput maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
        </Field>
        <Field label={t('proposals.problem')} optional={t('ui.optional')}>
          <TextArea maxLength={4000} value={summary} onChange={(event) => setSummary(event.target.value)} />
        </Field>
      </Dialog>
    </>
  )
}
