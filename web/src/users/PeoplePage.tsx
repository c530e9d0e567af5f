// The people of the account: who they are, what they may, who is invited, and how many seats are taken.

import { Ellipsis } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { Refusal } from '../api/Refusal.tsx'
import { useMe } from '../auth/session.ts'
import { InvitePanel } from '../invites/InvitePanel.tsx'
import { OpenInvites } from '../invites/OpenInvites.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Menu, type MenuEntry } from '../ui/Menu.tsx'
import { Card, Page } from '../ui/Page.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { Cell, Heading, HeadRow, Row, Table } from '../ui/Table.tsx'
import { CoverageSwitch } from './CoverageSwitch.tsx'
import type { Person } from './follows.ts'
import { ActiveDialog, CoverageDialog, RoleDialog } from './PersonDialogs.tsx'
import { ResetLinkDialog } from './ResetLinkDialog.tsx'
import { refreshPeople } from './refresh.ts'
import { SeatCounter, useSeats } from './Seats.tsx'

type Asked = { about: Person; what: 'role' | 'active' | 'coverage' | 'resetLink' }

export function PeoplePage() {
  const { t } = useTranslation()
  const seats = useSeats()
  const people = api.useQuery('get', '/users', {})
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setAsked(null)
  useFocusOn(people.data !== undefined)

  return (
    <Page title={t('people.title')}>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
        <Card title={t('invites.title')}>
          <div className="flex flex-col gap-4">
            {seats && <SeatCounter seats={seats} />}
            <InvitePanel seats={seats} />
          </div>
        </Card>
        <OpenInvites />
      </div>
      <Loaded
        query={people}
        waiting={
          <Card flush>
            <SkeletonRows rows={6} />
          </Card>
        }
      >
        {(found) => (
          <>
            <Card flush className="hidden overflow-hidden md:block">
              <PeopleTable people={found} ask={setAsked} />
            </Card>
            <ul className="flex flex-col gap-2 md:hidden" aria-label={t('people.title')}>
              {found.map((person) => (
                <li key={person.id}>
                  <PersonCard person={person} ask={setAsked} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
      {asked?.what === 'role' && <RoleDialog person={asked.about} seats={seats} onClose={close} />}
      {asked?.what === 'active' && <ActiveDialog person={asked.about} seats={seats} onClose={close} />}
      {asked?.what === 'coverage' && <CoverageDialog person={asked.about} onClose={close} />}
      {asked?.what === 'resetLink' && <ResetLinkDialog person={asked.about} onClose={close} />}
    </Page>
  )
}

/** The person whom the address names has the focus, so that their acts are one Tab away. */
function useFocusOn(isThere: boolean): void {
  const [query] = useSearchParams()
  const named = query.get('person')
  useEffect(() => {
    if (!isThere || named === null) return
    // Everybody is there twice, in the table and on a card; one of them is seen.
    const person = [...document.querySelectorAll<HTMLElement>(`[data-person="${CSS.escape(named)}"]`)].find(
      (element) => element.checkVisibility?.() ?? true,
    )
    person?.focus()
    person?.scrollIntoView({ block: 'center' })
  }, [isThere, named])
}

/** Ringed also when the way here was by mouse: it says who was meant. */
function focusable({ id }: Person) {
  return {
    tabIndex: -1,
    'data-person': id,
    className: 'rounded-sm focus:outline-2 focus:outline-accent focus:outline-offset-2',
  }
}

interface Asking {
  ask: (asked: Asked) => void
}

function PeopleTable({ people, ask }: { people: Person[] } & Asking) {
  const { t } = useTranslation()
  return (
    <Table label={t('people.title')}>
      <HeadRow>
        <Heading>{t('people.name')}</Heading>
        <Heading>{t('people.email')}</Heading>
        <Heading>{t('people.role')}</Heading>
        <Heading>{t('people.coverage')}</Heading>
        <Heading>{t('people.lastSeen')}</Heading>
        <Heading end>{t('people.walks')}</Heading>
        <Heading>{t('people.state')}</Heading>
        <Heading end className="w-14" />
      </HeadRow>
      <tbody>
        {people.map((person) => (
          <Row key={person.id}>
            <Cell dir="auto" className="max-w-52 truncate font-medium">
              <span {...focusable(person)}>{person.name}</span>
            </Cell>
            <Cell className="max-w-64 truncate text-muted">{person.email}</Cell>
            <Cell className="whitespace-nowrap">{t(`roles.${person.account_role}`)}</Cell>
            <Cell>
              <Coverage person={person} ask={ask} />
            </Cell>
            <Cell className="whitespace-nowrap text-muted">
              <LastSeen person={person} />
            </Cell>
            <Cell className="tabular text-end">{person.walks_in_hand}</Cell>
            <Cell>
              <State person={person} />
            </Cell>
            <Cell className="text-end">
              <Acts person={person} ask={ask} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

function PersonCard({ person, ask }: { person: Person } & Asking) {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col gap-1.5 rounded-card border border-line bg-surface p-3">
      <div className="flex items-center justify-between gap-2">
        <span dir="auto" className="min-w-0 truncate font-medium">
          <span {...focusable(person)}>{person.name}</span>
        </span>
        <Acts person={person} ask={ask} />
      </div>
      <span className="truncate text-muted text-sm">{person.email}</span>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm">
        <span>{t(`roles.${person.account_role}`)}</span>
        <State person={person} />
        <span className="text-muted">{t('people.walksInHand', { count: person.walks_in_hand })}</span>
        <span className="text-muted">
          {t('people.lastSeen')} <LastSeen person={person} />
        </span>
      </div>
      {person.account_role === 'engineer' && (
        <div className="flex items-center justify-between gap-2 border-line border-t pt-2 text-sm">
          {t('people.coverage')}
          <Coverage person={person} ask={ask} />
        </div>
      )}
    </div>
  )
}

function LastSeen({ person }: { person: Person }) {
  const { t } = useTranslation()
  return person.last_seen_at ? <RelativeTime at={person.last_seen_at} /> : t('people.never')
}

function State({ person }: { person: Person }) {
  const { t } = useTranslation()
  return person.is_active ? (
    <Chip tone="good">{t('people.active')}</Chip>
  ) : (
    <Chip tone="quiet">{t('people.inactive')}</Chip>
  )
}

/** On engineers only. Turning it off asks first where walks are in hand. */
function Coverage({ person, ask }: { person: Person } & Asking) {
  const { t } = useTranslation()
  const me = useMe()
  const change = api.useMutation('patch', '/users/{id}/coverage', { onSuccess: refreshPeople })
  if (person.account_role !== 'engineer') return null
  const set = (covers: boolean): void => {
    if (!covers && person.walks_in_hand > 0) ask({ about: person, what: 'coverage' })
    else change.mutate({ params: { path: { id: person.id } }, body: { can_cover_l1: covers } })
  }
  return (
    <div className="flex flex-col items-start gap-1">
      <CoverageSwitch
        name={t('people.coverageOf', { name: person.name })}
        on={person.can_cover_l1}
        busy={change.isPending}
        why={me.user.id === person.id ? t('people.notYourself') : undefined}
        onChange={set}
      />
      <Refusal error={change.error} />
    </div>
  )
}

function Acts({ person, ask }: { person: Person } & Asking) {
  const { t } = useTranslation()
  const me = useMe()
  const isMe = me.user.id === person.id
  const why = isMe ? t('people.notYourself') : undefined
  const entries: MenuEntry[] = [
    { name: t('people.changeRole'), why, run: () => ask({ about: person, what: 'role' }) },
    {
      name: person.is_active ? t('people.deactivate') : t('people.reactivate'),
      why,
      run: () => ask({ about: person, what: 'active' }),
    },
  ]
  // Operators set theirs by themselves.
  if (!person.is_super_admin)
    entries.splice(1, 0, {
      name: t('people.resetLink.make'),
      why: isMe
        ? t('people.resetLink.yourself')
        : person.is_active
          ? undefined
          : t('people.resetLink.inactive'),
      run: () => ask({ about: person, what: 'resetLink' }),
    })
  return (
    <Menu
      align="end"
      entries={entries}
      trigger={
        <button
          type="button"
          aria-label={t('people.actsOn', { name: person.name })}
          className="inline-flex size-8 shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-text"
        >
          <Ellipsis aria-hidden className="size-4" />
        </button>
      }
    />
  )
}
