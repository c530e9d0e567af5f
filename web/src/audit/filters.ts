// Which part of the log: in the address, for the list and for the file alike.

import type { AuditFilters } from '../app/to.ts'

const NAMES = [
  'user_id',
  'action',
  'entity',
  'entity_id',
  'acting_as',
  'outcome',
  'from',
  'to',
] as const satisfies readonly (keyof AuditFilters)[]

export function readFilters(query: URLSearchParams): AuditFilters {
  const given = NAMES.map((name) => [name, query.get(name) ?? undefined])
  return Object.fromEntries(given.filter(([, value]) => value !== undefined && value !== ''))
}
