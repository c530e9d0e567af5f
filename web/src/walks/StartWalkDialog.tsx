// A walk on a ticket that waits: go on where an abandoned one stopped, a flow that fits, or a note pad.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api, type Schemas } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { Refusal } from '../api/Refusal.tsx'
import { to } from '../app/to.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { useFittingFlows } from './useFitting.ts'
import { refreshLists, showWalk } from './walk.ts'

interface StartWalkDialogProps {
  ticket: Pick<Schemas['TicketStory'], 'ticket_id' | 'problem_statement' | 'walks'>
  onClose: () => void
}

const GO_ON = 'go-on'
const ADHOC = 'adhoc'

export function StartWalkDialog({ ticket, onClose }: StartWalkDialogProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const isAbandoned = ticket.walks.at(-1)?.status === 'abandoned'
  const [search, setSearch] = useState('')
  const { flows } = useFittingFlows(search || ticket.problem_statement)
  const [picked, setPicked] = useState<string | null>(null)
  const choice = picked ?? (isAbandoned ? GO_ON : (flows[0]?.id ?? ADHOC))
  const start = api.useMutation('post', '/l1/tickets/{id}/walk', {
    onSuccess: async (walk) => {
      await showWalk(walk)
      refreshLists()
      await navigate(to.walk(walk.id))
    },
    onError: (error) => {
      if (problemOf(error).code === 'already_walked') refreshLists()
    },
  })
  const options = [
    ...(isAbandoned ? [{ value: GO_ON, label: t('walks.start.goOn'), more: '' }] : []),
    ...flows.map((flow) => ({ value: flow.id, label: flow.title, more: flow.summary })),
    { value: ADHOC, label: t('walks.start.adhoc'), more: '' },
  ]
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('walks.start.title')}
      description={t('walks.start.what')}
      primary={{
        label: t('walks.start.title'),
        busy: start.isPending,
        run: () =>
          start.mutate({
            params: { path: { id: ticket.ticket_id } },
            body: choice === GO_ON ? {} : choice === ADHOC ? { adhoc: true } : { flow_id: choice },
          }),
      }}
    >
      <Refusal error={start.error} />
      <SearchField label={t('flows.search')} value={search} onSearch={setSearch} />
      <fieldset className="flex flex-col gap-1.5">
        <legend className="sr-only">{t('walks.start.what')}</legend>
        {options.map(({ value, label, more }) => (
          <label
            key={value}
            className="flex cursor-pointer items-start gap-3 rounded-control border border-line-strong px-3 py-2 hover:bg-hover has-checked:border-accent has-checked:bg-accent-ground has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="target"
              value={value}
              checked={choice === value}
              onChange={() => setPicked(value)}
              className="mt-1 accent-accent outline-none"
            />
            <span className="min-w-0">
              <span dir="auto" className="block font-medium">
                {label}
              </span>
              {more && (
                <span dir="auto" className="line-clamp-1 text-muted text-sm">
                  {more}
                </span>
              )}
            </span>
          </label>
        ))}
      </fieldset>
    </Dialog>
  )
}
