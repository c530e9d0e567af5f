/** Once the page has nothing better to do, and in a few seconds at the latest. */
export function whenIdle(act: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(act, { timeout: 3000 })
  else setTimeout(act, 1000)
}
