import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { refused } from '../api/problem.ts'
import { Refusal } from '../api/Refusal.tsx'
import { to } from '../app/to.ts'
import { useMe } from '../auth/session.ts'
import { outgoingOf } from '../outgoing/outgoing.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, Select } from '../ui/Field.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { toast } from '../ui/toast.ts'
import type { EndDialogProps } from './HeldWalk.tsx'
import { forgetEnds, refreshLists, showWalk, toldGone } from './walk.ts'

/** Gives the walk to a colleague, who goes on where it stands. */
export function HandOverDialog({ walk, beforeEnd, onClose }: EndDialogProps) {
  const { t } = useTranslation()
  const { user } = useMe()
  const navigate = useNavigate()
  const [colleague, setColleague] = useState('')
  const colleagues = api.useQuery('get', '/l1/colleagues')
  const handOver = api.useMutation('post', '/l1/sessions/{id}/handover', {
    // Whoever goes on must find everything there.
    onMutate: async () => {
      beforeEnd()
      if (!(await outgoingOf(user.id).settled(walk.id))) throw refused('not_sent', t('outgoing.notYet'))
    },
    onSuccess: async (given) => {
      toldGone.add(walk.id)
      forgetEnds(walk.id)
      await showWalk(given)
      refreshLists()
      toast(t('walks.handedToast', { number: given.ticket.number, name: given.holder.name }))
      await navigate(to.workspace())
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('walks.handOver')}
      description={t('walks.handOverWhat')}
      primary={{
        label: t('walks.handOver'),
        busy: handOver.isPending,
        why: colleague === '' ? t('walks.colleagueMissing') : undefined,
        run: () => handOver.mutate({ params: { path: { id: walk.id } }, body: { to_user_id: colleague } }),
      }}
    >
      <Refusal error={handOver.error} />
      <Loaded query={colleagues} waiting={<SkeletonRows rows={1} />}>
        {(people) => (
          <Field label={t('walks.colleague')}>
            <Select value={colleague} onChange={(event) => setColleague(event.target.value)}>
              <option value="">{t('walks.pickColleague')}</option>
              {people
                .filter((person) => person.id !== user.id)
                .map((person) => (
                  <option key={person.id} value={person.id}>
                    {person.name}
                  </option>
                ))}
            </Select>
          </Field>
        )}
      </Loaded>
    </Dialog>
  )
}
