// An account as operators see it, and what its forms have in common.

import { cache, type Schemas } from '../api/client.ts'
import { isRefused } from '../api/problem.ts'

export type Account = Schemas['AccountEntry']

export const MOST_SEATS = 100_000

/** What was typed into a field for a limit: blank is no limit; undefined where it is no number of seats. */
export function readLimit(text: string): number | null | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return null
  if (!/^\d{1,6}$/.test(trimmed)) return undefined
  const seats = Number(trimmed)
  return seats <= MOST_SEATS ? seats : undefined
}

export function writeLimit(limit: number | null | undefined): string {
  return limit === null || limit === undefined ? '' : String(limit)
}

/** The account as it is now, from a change that somebody else was quicker with. */
export function freshAccount(error: unknown): Account | null {
  if (!isRefused(error) || error.detail.code !== 'subscription_moved_on') return null
  const { account } = error.detail
  return typeof account === 'object' && account !== null && 'revision' in account
    ? (account as Account)
    : null
}

export function refreshAccounts(): Promise<void> {
  return cache.invalidateQueries({ queryKey: ['get', '/admin/accounts'] })
}
