// Decisions about somebody, each with what follows from it, in numbers.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { Refusal } from '../api/Refusal.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, Select } from '../ui/Field.tsx'
import {
  asTheyAre,
  type Becoming,
  type Consequence,
  consequences,
  fullRole,
  type Person,
  type Role,
  type Seats,
} from './follows.ts'
import { refreshPeople } from './refresh.ts'

const ROLES = ['owner', 'engineer', 'l1_tech', 'viewer'] as const satisfies readonly Role[]

interface PersonDialogProps {
  person: Person
  seats?: Seats | undefined
  onClose: () => void
}

export function RoleDialog({ person, seats, onClose }: PersonDialogProps) {
  const { t } = useTranslation()
  const [role, setRole] = useState<Role>(person.account_role)
  const next: Becoming = { ...asTheyAre(person), role, covers: person.can_cover_l1 && role === 'engineer' }
  const change = api.useMutation('patch', '/users/{id}/role', {
    onSuccess: async () => {
      onClose()
      await refreshPeople()
    },
  })
  const full = useFullSentence(person, next, seats)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('people.roleOf', { name: person.name })}
      primary={{
        label: t('people.changeRole'),
        busy: change.isPending,
        why: role === person.account_role ? t('people.sameRole') : full,
        run: () => change.mutate({ params: { path: { id: person.id } }, body: { role } }),
      }}
    >
      <Refusal error={change.error} />
      <Field label={t('people.role')} hint={t(`roleMay.${role}`)} error={full}>
        <Select
          value={role}
          onChange={(event) => setRole(ROLES.find((known) => known === event.target.value) ?? role)}
        >
          {ROLES.map((known) => (
            <option key={known} value={known}>
              {t(`roles.${known}`)}
            </option>
          ))}
        </Select>
      </Field>
      {role !== person.account_role && <Follows said={consequences(person, next)} />}
    </Dialog>
  )
}

export function ActiveDialog({ person, seats, onClose }: PersonDialogProps) {
  const { t } = useTranslation()
  const next: Becoming = { ...asTheyAre(person), active: !person.is_active }
  const change = api.useMutation('patch', '/users/{id}/active', {
    onSuccess: async () => {
      onClose()
      await refreshPeople()
    },
  })
  const full = useFullSentence(person, next, seats)
  const name = person.is_active ? t('people.deactivate') : t('people.reactivate')
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        person.is_active
          ? t('people.deactivateWho', { name: person.name })
          : t('people.reactivateWho', { name: person.name })
      }
      description={person.is_active ? t('people.deactivateWhat') : t('people.reactivateWhat')}
      primary={{
        label: name,
        look: person.is_active ? 'danger' : 'primary',
        busy: change.isPending,
        why: full,
        run: () =>
          change.mutate({ params: { path: { id: person.id } }, body: { is_active: !person.is_active } }),
      }}
    >
      <Refusal error={change.error} />
      {full && <p className="text-warn">{full}</p>}
      <Follows said={consequences(person, next)} />
    </Dialog>
  )
}

/** Asked only where walks are in hand. */
export function CoverageDialog({ person, onClose }: PersonDialogProps) {
  const { t } = useTranslation()
  const change = api.useMutation('patch', '/users/{id}/coverage', {
    onSuccess: async () => {
      onClose()
      await refreshPeople()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('people.endCoverageOf', { name: person.name })}
      primary={{
        label: t('people.endCoverage'),
        look: 'danger',
        busy: change.isPending,
        run: () => change.mutate({ params: { path: { id: person.id } }, body: { can_cover_l1: false } }),
      }}
    >
      <Refusal error={change.error} />
      <Follows said={consequences(person, { ...asTheyAre(person), covers: false })} />
    </Dialog>
  )
}

function useFullSentence(person: Person, next: Becoming, seats: Seats | undefined): string | undefined {
  const { t } = useTranslation()
  const full = fullRole(person, next, seats)
  return full === null ? undefined : t(`seats.full.${full}`)
}

function Follows({ said }: { said: Consequence[] }) {
  const { t } = useTranslation()
  if (said.length === 0) return null
  return (
    <div>
      <p className="font-medium text-sm">{t('people.follows')}</p>
      <ul className="mt-1 list-disc ps-5">
        {said.map((one) => (
          <li key={one.what}>
            {'count' in one
              ? t(`follows.${one.what}`, { count: one.count })
              : 'role' in one
                ? t(`follows.${one.what}.${one.role}`)
                : t('follows.endsCoverage')}
          </li>
        ))}
      </ul>
    </div>
  )
}
