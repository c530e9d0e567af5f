import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api } from '../api/client.ts'
import { Refusal } from '../api/Refusal.tsx'
import { to } from '../app/to.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, TextInput } from '../ui/Field.tsx'
import { emptyTree } from './tree.ts'

/** Asks what it is about, and opens the editor on it. */
export function NewFlow() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [isOpen, setOpen] = useState(false)
  const [title, setTitle] = useState('')
  const make = api.useMutation('post', '/flows', {
    onSuccess: (flow) => navigate(to.editFlow(flow.id, { node: 'start' })),
  })
  return (
    <>
      <Button look="primary" icon={<Plus aria-hidden className="size-4" />} onClick={() => setOpen(true)}>
        {t('flows.new')}
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t('flows.new')}
        primary={{
          label: t('flows.make'),
          busy: make.isPending,
          why: title.trim() === '' ? t('flows.newTitle') : undefined,
          run: () => make.mutate({ body: { tree: emptyTree(title.trim()) } }),
        }}
      >
        <Refusal error={make.error} />
        <Field label={t('flows.newTitle')} hint={t('flows.newHint')}>
          <TextInput maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
        </Field>
      </Dialog>
    </>
  )
}
