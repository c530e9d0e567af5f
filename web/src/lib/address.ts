// What a list shows is in its address: a search, a filter. A link to it, a reload and the way back show the same.

import { useSearchParams } from 'react-router'

/** What the address asks for, and how to ask for something else there: an empty value asks for nothing. */
export function useAddress(): [query: URLSearchParams, ask: (name: string, value: string) => void] {
  const [query, change] = useAddressChange()
  return [query, (name, value) => change({ [name]: value })]
}

/** The same, where several things change at once. */
export function useAddressChange(): [
  query: URLSearchParams,
  change: (values: Readonly<Record<string, string>>) => void,
] {
  const [query, setQuery] = useSearchParams()
  const change = (values: Readonly<Record<string, string>>): void =>
    setQuery(
      (now) => {
        const next = new URLSearchParams(now)
        for (const [name, value] of Object.entries(values)) {
          if (value === '') next.delete(name)
          else next.set(name, value)
        }
        return next
      },
      // Typing is no journey: the way back leads to where one was before.
      { replace: true },
    )
  return [query, change]
}
