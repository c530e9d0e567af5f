// What fits a problem while it is being described: flows that could be walked, and earlier calls like it.

import { keepPreviousData } from '@tanstack/react-query'
import { api, type Schemas } from '../api/client.ts'
import { useDebounced } from '../lib/useDebounced.ts'

export type Flow = Schemas['FlowView']

const PAUSE_MS = 150
const FLOWS = 5
const CALLS = 3
/** Fewer letters than this say nothing yet. */
const ENOUGH = 3
/** The beginning of a long story says what it is about, and an address has no room for more. */
const BEGINNING = 1000

/** `isSettled`: what is shown belongs to the text as it stands. */
export function useFittingFlows(text: string): { flows: readonly Flow[]; isSettled: boolean } {
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
    flows: isAsked ? (query.data?.items.slice(0, FLOWS) ?? []) : [],
    isSettled: search === problem && !query.isFetching,
  }
}

export function useEarlierCalls(text: string): readonly Schemas['QueueEntry'][] {
  const like = useDebounced(text.trim(), PAUSE_MS * 2).slice(0, BEGINNING)
  const query = api.useQuery(
    'get',
    '/internal-tickets',
    { params: { query: { like, status: 'resolved', limit: CALLS } } },
    { enabled: like.length >= ENOUGH, placeholderData: keepPreviousData, staleTime: 60_000 },
  )
  return like.length >= ENOUGH ? (query.data?.items.slice(0, CALLS) ?? []) : []
}
