/** A key no other request will have: what lets the server recognise a request that was sent twice. */
export function uniqueKey(): string {
  // Not there on plain http from another host; such a page still has random values.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join(
    '',
  )
}
