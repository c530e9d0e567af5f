// The token of a link from a letter. It stands after `#`, which browsers send nowhere, and is taken out of the address at once.

import { useEffect, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'

/** Empty where the page was come to otherwise. Another link opened in the same tab is another token. */
export function useLinkToken(): string {
  const { hash, pathname } = useLocation()
  const navigate = useNavigate()
  const [token, setToken] = useState(() => hash.slice(1))
  useEffect(() => {
    if (hash === '') return
    setToken(hash.slice(1))
    void navigate(pathname, { replace: true })
  }, [hash, pathname, navigate])
  return token
}
