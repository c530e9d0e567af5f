// The audit log: who did what, on what, when and in which capacity; filtered in the address, page after page, and as a file.

import { Download, ScrollText, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api, type Schemas } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { BY_CURSOR, More } from '../api/pages.tsx'
import { type AuditFilters, to } from '../app/to.ts'
import { useAddress } from '../lib/address.ts'
import { rowLink, useRowKeys } from '../lib/rows.ts'
import { buttonClass } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Field, Select, TextInput } from '../ui/Field.tsx'
import { Card, Page } from '../ui/Page.tsx'
import { AbsoluteTime, RelativeTime } from '../ui/RelativeTime.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { EmptyState } from '../ui/states.tsx'
import { Cell, Heading, HeadRow, Row, Table } from '../ui/Table.tsx'
import { EntryDialog } from './EntryDialog.tsx'
import { readFilters } from './filters.ts'
import { actionsByKind, actionWords, CAPACITIES, capacityWords, entityWords, kindWords } from './words.ts'

type Entry = Schemas['AuditEntry']

export function AuditPage() {
  const { t } = useTranslation()
  const [query] = useAddress()
  const filters = readFilters(query)
  useRowKeys()
  const log = api.useInfiniteQuery(
    'get',
    '/audit-logs',
    // The server refuses what is no filter, and says which.
    { params: { query: { ...(filters as object), limit: 50 } } },
    BY_CURSOR,
  )
  return (
    <Page
      title={t('audit.title')}
      actions={
        // A file of the server's, not a page: the browser fetches it itself.
        <a href={to.auditExport(filters)} download className={buttonClass()}>
          <Download aria-hidden className="size-4" />
          {t('audit.download')}
        </a>
      }
    >
      <Filters filters={filters} people={log.data?.pages.flatMap((page) => page.items) ?? []} />
      <Loaded
        query={log}
        waiting={
          <Card flush>
            <SkeletonRows rows={10} />
          </Card>
        }
      >
        {({ pages }) => {
          const entries = pages.flatMap((page) => page.items)
          const end = pages.at(-1)?.looked_back_to
          const isFiltered = Object.keys(filters).length > 0
          return (
            <>
              {entries.length === 0 && !log.hasNextPage && <Nothing filtered={isFiltered} />}
              {entries.length > 0 && (
                <>
                  <Card flush className="hidden overflow-hidden md:block">
                    <EntryTable entries={entries} filters={filters} />
                  </Card>
                  <ul className="flex flex-col gap-2 md:hidden" aria-label={t('audit.title')}>
                    {entries.map((entry) => (
                      <li key={entry.id}>
                        <EntryCard entry={entry} filters={filters} />
                      </li>
                    ))}
                  </ul>
                </>
              )}
              {log.hasNextPage && (
                <div className="flex flex-col items-center gap-2">
                  {isFiltered && end && (
                    <p className="text-muted text-sm">
                      {t('audit.lookedBackTo')} <AbsoluteTime at={end} />
                    </p>
                  )}
                  <More of={log} {...(isFiltered && { label: t('audit.lookFurther') })} />
                </div>
              )}
            </>
          )
        }}
      </Loaded>
      <EntryDialog id={query.get('entry')} filters={filters} />
    </Page>
  )
}

function Filters({ filters, people }: { filters: AuditFilters; people: Entry[] }) {
  const { t } = useTranslation()
  const [, set] = useAddress()
  const person = people.find((entry) => entry.user?.id === filters.user_id)?.user?.name
  const { user_id: _, ...others } = filters
  const { entity: __, entity_id: ___, ...otherThings } = filters
  const isNarrowed = Object.keys(filters).length > 0
  return (
    <section aria-label={t('audit.filters')} className="flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-3 md:flex md:flex-wrap md:items-end">
        <Field label={t('audit.action')} className="col-span-2 md:w-64">
          <Select value={filters.action ?? ''} onChange={({ target }) => set('action', target.value)}>
            <option value="">{t('audit.anyAction')}</option>
            {actionsByKind().map(([kind, actions]) => (
              <optgroup key={kind} label={kindWords(kind)}>
                {actions.length > 1 && (
                  <option value={kind}>{t('audit.allOf', { kind: kindWords(kind) })}</option>
                )}
                {actions.map((action) => (
                  <option key={action} value={action}>
                    {actionWords(action)}
                  </option>
                ))}
              </optgroup>
            ))}
          </Select>
        </Field>
        <Field label={t('audit.capacity')} className="md:w-44">
          <Select value={filters.acting_as ?? ''} onChange={({ target }) => set('acting_as', target.value)}>
            <option value="">{t('audit.anyCapacity')}</option>
            {CAPACITIES.map((capacity) => (
              <option key={capacity} value={capacity}>
                {capacityWords(capacity)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('audit.outcome')} className="md:w-36">
          <Select value={filters.outcome ?? ''} onChange={({ target }) => set('outcome', target.value)}>
            <option value="">{t('audit.anyOutcome')}</option>
            <option value="done">{t('audit.outcomes.done')}</option>
            <option value="refused">{t('audit.outcomes.refused')}</option>
          </Select>
        </Field>
        <Field label={t('audit.from')} className="md:w-40">
          <TextInput
            type="date"
            max={filters.to}
            value={filters.from ?? ''}
            onChange={({ target }) => set('from', target.value)}
          />
        </Field>
        <Field label={t('audit.to')} className="md:w-40">
          <TextInput
            type="date"
            min={filters.from}
            value={filters.to ?? ''}
            onChange={({ target }) => set('to', target.value)}
          />
        </Field>
      </div>
      {isNarrowed && (
        <div className="flex flex-wrap items-center gap-2 text-sm">
          {filters.user_id && <Narrowed label={person ?? t('audit.onePerson')} without={to.audit(others)} />}
          {filters.entity_id && (
            <Narrowed label={entityWords(filters.entity ?? '')} without={to.audit(otherThings)} />
          )}
          <Link to={to.audit()} className="text-link underline-offset-2 hover:underline">
            {t('audit.clear')}
          </Link>
        </div>
      )}
    </section>
  )
}

/** A filter that was chosen in a row and has no field of its own. */
function Narrowed({ label, without }: { label: string; without: string }) {
  const { t } = useTranslation()
  return (
    <Link
      to={without}
      aria-label={t('audit.without', { label })}
      className="inline-flex h-7 items-center gap-1.5 rounded-full border border-line-strong bg-surface ps-3 pe-2 hover:bg-hover"
    >
      <span>{t('audit.only', { label })}</span>
      <X aria-hidden className="size-3.5 text-muted" />
    </Link>
  )
}

function EntryTable({ entries, filters }: { entries: Entry[]; filters: AuditFilters }) {
  const { t } = useTranslation()
  return (
    <Table label={t('audit.title')}>
      <HeadRow>
        <Heading className="w-28">{t('audit.when')}</Heading>
        <Heading>{t('audit.person')}</Heading>
        <Heading>{t('audit.what')}</Heading>
        <Heading>{t('audit.onWhat')}</Heading>
        <Heading>{t('audit.capacity')}</Heading>
        <Heading>{t('audit.outcome')}</Heading>
      </HeadRow>
      <tbody>
        {entries.map((entry) => (
          <Row key={entry.id}>
            <Cell className="whitespace-nowrap text-muted">
              <RelativeTime at={entry.at} />
            </Cell>
            <Cell className="max-w-48 truncate">
              {entry.user ? (
                <Link
                  to={to.audit({ ...filters, user_id: entry.user.id })}
                  dir="auto"
                  className="relative z-10 underline-offset-2 hover:underline"
                >
                  {entry.user.name}
                </Link>
              ) : (
                <span className="text-muted">{t('audit.nobody')}</span>
              )}
            </Cell>
            <Cell>
              <Link
                to={to.audit(filters, entry.id)}
                {...rowLink}
                preventScrollReset
                className="font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
              >
                {actionWords(entry.action)}
              </Link>
            </Cell>
            <Cell className="max-w-72 truncate text-muted">
              <OnWhat entry={entry} />
            </Cell>
            <Cell className="whitespace-nowrap text-muted">{capacityWords(entry.acting_as)}</Cell>
            <Cell>
              <OutcomeChip outcome={entry.outcome} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

function EntryCard({ entry, filters }: { entry: Entry; filters: AuditFilters }) {
  const { t } = useTranslation()
  return (
    <Link
      to={to.audit(filters, entry.id)}
      {...rowLink}
      preventScrollReset
      className="flex flex-col gap-1.5 rounded-card border border-line bg-surface p-3 active:bg-hover"
    >
      <span className="flex items-center justify-between gap-2 text-muted text-sm">
        <span dir="auto" className="truncate">
          {entry.user?.name ?? t('audit.nobody')}
        </span>
        <RelativeTime at={entry.at} className="shrink-0" />
      </span>
      <span className="font-medium">{actionWords(entry.action)}</span>
      <span className="flex flex-wrap items-center justify-between gap-2 text-muted text-sm">
        <span dir="auto" className="truncate">
          {aboutWords(entry, t('audit.numbered', { number: entry.about.ticket_number ?? 0 }))}
        </span>
        <OutcomeChip outcome={entry.outcome} />
      </span>
    </Link>
  )
}

/** What it was done to, as a link where it has a page. */
export function OnWhat({ entry }: { entry: Entry }) {
  const { t } = useTranslation()
  const { about } = entry
  const words = aboutWords(entry, t('audit.numbered', { number: about.ticket_number ?? 0 }))
  const page =
    about.entity === 'walk'
      ? to.walk(about.id)
      : about.entity === 'ticket'
        ? to.ticket(about.id)
        : about.entity === 'flow'
          ? to.flow(about.id)
          : null
  if (page === null) return <span dir="auto">{words}</span>
  return (
    <Link to={page} dir="auto" className="relative z-10 text-link underline-offset-2 hover:underline">
      {words}
    </Link>
  )
}

function aboutWords({ about }: Entry, number: string): string {
  const name = about.ticket_number === null || about.ticket_number === undefined ? about.name : number
  return name ? `${entityWords(about.entity)} ${name}` : entityWords(about.entity)
}

export function OutcomeChip({ outcome }: { outcome: Entry['outcome'] }) {
  const { t } = useTranslation()
  return <Chip tone={outcome === 'refused' ? 'bad' : 'quiet'}>{t(`audit.outcomes.${outcome}`)}</Chip>
}

function Nothing({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon={<ScrollText aria-hidden className="size-6" />}
      title={filtered ? t('audit.noneFit') : t('audit.none')}
      action={
        filtered ? (
          <Link to={to.audit()} className={buttonClass()}>
            {t('audit.clear')}
          </Link>
        ) : undefined
      }
    >
      {filtered ? t('audit.noneFitWhy') : t('audit.noneWhy')}
    </EmptyState>
  )
}
