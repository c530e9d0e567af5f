// The next call: what the caller says, what fits it while one types, and how the walk begins.

import { CornerUpRight, ListTree, NotebookPen } from 'lucide-react'
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { api, type Schemas } from '../api/client.ts'
import { Refusal } from '../api/Refusal.tsx'
import { to } from '../app/to.ts'
import { useKept } from '../auth/useKept.ts'
import { helpedLine } from '../flows/effect.ts'
import { cx } from '../lib/cx.ts'
import { useKey } from '../lib/keys.ts'
import { Button } from '../ui/Button.tsx'
import { Chip, StatusChip } from '../ui/Chip.tsx'
import { Field, TextArea, TextInput } from '../ui/Field.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { EscalateAtOnce } from './EscalateAtOnce.tsx'
import { type Offer, useEarlierCalls, useFittingFlows, useProposalToTry } from './useFitting.ts'
import { refreshLists } from './walk.ts'

export interface Call {
  problem: string
  customer: string
  contact: string
}

const EMPTY: Call = { problem: '', customer: '', contact: '' }

export function DescribeProblem() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { value: call, set, forget } = useKept<Call>('intake', EMPTY)
  const [missing, setMissing] = useState(false)
  const [escalating, setEscalating] = useState(false)
  const [picked, setPicked] = useState(0)
  const [hurried, setHurried] = useState(false)
  const [query] = useSearchParams()
  const proposal = useProposalToTry(query.get('proposal'))
  const { flows: fits, isSettled } = useFittingFlows(call.problem)
  const flows = proposal ? [proposal, ...fits] : fits
  const earlier = useEarlierCalls(call.problem)
  const field = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const at = Math.min(picked, flows.length - 1)
  const fitting = flows[at]
  useKey('n', () => field.current?.focus(), { does: t('keys.newCall') })

  const take = api.useMutation('post', '/l1/intake', {
    onSuccess: async ({ session_id }) => {
      forget()
      refreshLists()
      await navigate(to.walk(session_id))
    },
  })
  const isDescribed = (): boolean => {
    const described = call.problem.trim() !== ''
    setMissing(!described)
    if (!described) field.current?.focus()
    return described
  }
  const start = (flow: Offer | undefined): void => {
    if (take.isPending || !isDescribed()) return
    take.mutate({
      body: {
        problem_statement: call.problem.trim(),
        customer_name: call.customer.trim() || null,
        customer_contact: call.contact.trim() || null,
        flow_id: flow?.kind === 'flow' ? flow.id : null,
        flow_proposal_id: flow?.kind === 'proposal' ? flow.id : null,
      },
    })
  }
  // Enter came before there was an answer to what fits: it counts as soon as there is one.
  const startSettled = useEffectEvent(() => {
    setHurried(false)
    start(fitting)
  })
  useEffect(() => {
    if (hurried && isSettled) startSettled()
  }, [hurried, isSettled])
  const change = (part: Partial<Call>): void => {
    if (part.problem !== undefined) {
      setMissing(false)
      setHurried(false)
      setPicked(0)
    }
    set({ ...call, ...part })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      if (event.ctrlKey || event.metaKey) start(undefined)
      else if (fitting || isSettled) start(fitting)
      else if (isDescribed()) setHurried(true)
    } else if (event.key === 'Escape') {
      field.current?.blur()
    } else if (
      (event.key === 'ArrowDown' || event.key === 'ArrowUp') &&
      flows.length > 0 &&
      event.currentTarget === field.current
    ) {
      event.preventDefault()
      setPicked(Math.min(Math.max(0, at + (event.key === 'ArrowDown' ? 1 : -1)), flows.length - 1))
    }
  }

  return (
    <section
      aria-labelledby={`${listId}-title`}
      className="rounded-card border border-line bg-surface p-4 md:p-5"
    >
      <h2 id={`${listId}-title`} className="mb-3 font-semibold text-base">
        {t('workspace.describe')}
      </h2>
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-[minmax(0,1fr)_14rem]">
        <Field
          label={t('workspace.problem')}
          labelHidden
          error={missing ? t('workspace.problemMissing') : undefined}
          className="sm:row-span-2"
        >
          <TextArea
            ref={field}
            autoFocus
            rows={4}
            maxLength={4000}
            value={call.problem}
            placeholder={t('workspace.problemHint')}
            aria-controls={flows.length > 0 ? listId : undefined}
            aria-activedescendant={fitting ? `${listId}-${at}` : undefined}
            onChange={(event) => change({ problem: event.target.value })}
            onKeyDown={onKeyDown}
            className="min-h-26 text-lg"
          />
        </Field>
        <Field label={t('tickets.customer')} labelHidden>
          <TextInput
            value={call.customer}
            maxLength={120}
            autoComplete="off"
            placeholder={t('tickets.customer')}
            onChange={(event) => change({ customer: event.target.value })}
            onKeyDown={onKeyDown}
            className="h-11"
          />
        </Field>
        <Field label={t('tickets.contact')} labelHidden>
          <TextInput
            value={call.contact}
            maxLength={200}
            autoComplete="off"
            placeholder={t('workspace.contactHint')}
            onChange={(event) => change({ contact: event.target.value })}
            onKeyDown={onKeyDown}
            className="h-11"
          />
        </Field>
      </div>
      <Refusal error={take.error} />
      {/* Above what fits, each in its place: nothing is under the pointer that was not there when the hand set out. */}
      <div className="mt-4 flex flex-wrap items-center gap-2">
        <Button
          look={fitting ? 'secondary' : 'primary'}
          busy={!fitting && (take.isPending || hurried)}
          keys={t('ui.ctrlEnter')}
          icon={<NotebookPen aria-hidden className="size-4" />}
          onClick={() => start(undefined)}
        >
          {t('workspace.startAdhoc')}
        </Button>
        <Button
          look="quiet"
          icon={<CornerUpRight aria-hidden className="size-4 rtl:-scale-x-100" />}
          onClick={() => isDescribed() && setEscalating(true)}
        >
          {t('workspace.escalateAtOnce')}
        </Button>
        {fitting && (
          <Button
            look="primary"
            busy={take.isPending || hurried}
            keys={t('ui.enter')}
            icon={<ListTree aria-hidden className="size-4" />}
            onClick={() => start(fitting)}
            className="ms-auto"
          >
            {t('workspace.startFlow')}
          </Button>
        )}
      </div>
      {flows.length > 0 && (
        <div className="mt-4">
          <h3 id={`${listId}-label`} className="mb-1 font-medium text-muted text-xs">
            {t('workspace.flowsThatFit')}
          </h3>
          <div
            id={listId}
            role="listbox"
            aria-labelledby={`${listId}-label`}
            className="flex flex-col gap-0.5"
          >
            {flows.map((flow, index) => (
              <FlowOption
                key={flow.id}
                id={`${listId}-${index}`}
                flow={flow}
                highlighted={index === at}
                onPoint={() => setPicked(index)}
                onChoose={() => start(flow)}
              />
            ))}
          </div>
        </div>
      )}
      {earlier.length > 0 && (
        <div className="mt-4 border-line border-t pt-3">
          <h3 className="mb-1 font-medium text-muted text-xs">{t('workspace.earlierCalls')}</h3>
          <ul>
            {earlier.map((ticket) => (
              <li key={ticket.ticket_id}>
                <Link
                  to={to.ticket(ticket.ticket_id)}
                  className="flex items-baseline gap-3 rounded-control px-2 py-1 text-sm hover:bg-hover"
                >
                  <span className="tabular shrink-0 text-muted">
                    {t('tickets.numbered', { number: ticket.number })}
                  </span>
                  <span className="min-w-0 grow">
                    <span dir="auto" className="block truncate">
                      {ticket.problem_statement}
                    </span>
                    <HowItEnded ticket={ticket} />
                  </span>
                  <RelativeTime at={ticket.created_at} className="shrink-0 text-muted" />
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
      {escalating && (
        <EscalateAtOnce
          call={call}
          onClose={() => setEscalating(false)}
          onDone={() => {
            setEscalating(false)
            forget()
            field.current?.focus()
          }}
        />
      )}
    </section>
  )
}

/** What fixed it, why an engineer has it, or who is at it. */
function HowItEnded({ ticket }: { ticket: Schemas['QueueEntry'] }) {
  const { status, resolution, escalation_category: category, active_walk: walk } = ticket
  const how = { resolved: resolution, escalated: category, walking: walk?.holder.name, open: null }[status]
  return (
    <span className="mt-0.5 flex items-center gap-2 text-muted">
      <StatusChip status={status} />
      <span dir="auto" className="min-w-0 truncate">
        {how}
      </span>
    </span>
  )
}

interface FlowOptionProps {
  id: string
  flow: Offer
  highlighted: boolean
  onPoint: () => void
  onChoose: () => void
}

function FlowOption({ id, flow, highlighted, onPoint, onChoose }: FlowOptionProps) {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the text field above has the focus and the keys, as listboxes of this kind do
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={highlighted}
      onPointerMove={onPoint}
      onClick={onChoose}
      className={cx(
        'flex min-h-11 cursor-pointer items-center gap-3 rounded-control border px-3 py-1.5',
        highlighted ? 'border-accent bg-accent-ground' : 'border-transparent',
      )}
    >
      <ListTree aria-hidden className={cx('size-4 shrink-0', highlighted ? 'text-link' : 'text-muted')} />
      <span className="min-w-0 grow">
        <span dir="auto" className="block truncate font-medium">
          {flow.title}
        </span>
        <span dir="auto" className="block truncate text-muted text-sm">
          {flow.summary}
        </span>
      </span>
      {flow.kind === 'proposal' && <Chip tone="warn">{t('workspace.onProposal')}</Chip>}
      <span className="tabular hidden shrink-0 text-muted text-sm sm:block">
        {helpedLine(t, flow.effect)}
      </span>
      {highlighted && <Kbd>{t('ui.enter')}</Kbd>}
    </div>
  )
}
