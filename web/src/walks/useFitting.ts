// What fits a problem while it is being described: flows that could be walked, and earlier calls like it.

import { keepPreviousData } from '@tanstack/react-query'
import { api, type Schemas } from '../api/client.ts'
import { useDebounced } from '../lib/useDebounced.ts'

/** What a call can be walked through. */
export interface Offer {
  id: string
  kind: 'flow' | 'proposal'
  title: string
  summary: string
  effect: Schemas['Effect']
}

const PAUSE_MS = 150
const FLOWS = 5
const CALLS = 3
/** Fewer letters than this say nothing yet. */
const ENOUGH = 3
/** The beginning of a long story says what it is about, and an address has no room for more. */
const BEGINNING = 1000

/** `isSettled`: what is shown belongs to the text as it stands. */
export function useFittingFlows(text: string): { flows: readonly Offer[]; isSettled: boolean } {
  const problem = text.trim()
  const search = useDebounced(problem, PAUSE_MS)
  const query = api.useQuery(
    'get',
    '/flows',
    { params: { query: { search: search.slice(0, BEGINNING), status: 'published', limit: FLOWS } } },
    { enabled: search.length >= ENOUGH, placeholderData: keepPreviousData, staleTime: 60_000 },
  )
  const isAsked = problem.length >= ENOUGH && search.length >= ENOUGH
  return {
    flows: isAsked
      ? (query.data?.items ?? []).slice(0, FLOWS).map((flow) => ({ ...flow, kind: 'flow' }))
      : [],
    isSettled: search === problem && !query.isFetching,
  }
}

/** The proposal that somebody came here to try on a call. */
export function useProposalToTry(proposalId: string | null): Offer | undefined {
  const query = api.useQuery(
    'get',
    '/flow-proposals/{id}',
    { params: { path: { id: proposalId ?? '' } } },
    { enabled: proposalId !== null },
  )
  const { data } = query
  return data && { ...data, kind: 'proposal', summary: data.problem_summary }
}

export function useEarlierCalls(text: string): readonly Schemas['QueueEntry'][] {
  const like = useDebounced(text.trim(), PAUSE_MS * 2).slice(0, BEGINNING)
  const query = api.useQuery(
    'get',
    '/internal-tickets',
    { params: { query: { like, limit: CALLS } } },
    { enabled: like.length >= ENOUGH, placeholderData: keepPreviousData, staleTime: 60_000 },
  )
  return like.length >= ENOUGH ? (query.data?.items.slice(0, CALLS) ?? []) : []
}
