// Where one has just been, for the way back from anywhere. Kept in the page's memory alone: titles tell of customers.

import { useEffect } from 'react'
import { create } from 'zustand'

export interface Visit {
  path: string
  title: string
}

const MOST = 8

export const useVisited = create<{ visits: readonly Visit[] }>(() => ({ visits: [] }))

/** Notes that the page of this title is being looked at. */
export function useVisit(title: string): void {
  useEffect(() => {
    const path = window.location.pathname
    useVisited.setState(({ visits }) => ({
      visits: [{ path, title }, ...visits.filter((visit) => visit.path !== path)].slice(0, MOST),
    }))
  }, [title])
}
