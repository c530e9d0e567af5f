// How long to wait before trying again: longer each time, and never at the same moment as everybody else.

/** Milliseconds before attempt `attempt` (1 is the first repetition); the server's own wish is honoured when it gives one. */
export function delay(
  attempt: number,
  retryAfterSeconds?: number,
  random: () => number = Math.random,
): number {
  const base = Math.min(400 * 2 ** (attempt - 1), 6000)
  const jittered = base / 2 + random() * base
  return Math.max(jittered, (retryAfterSeconds ?? 0) * 1000 + random() * 250)
}

export function sleep(ms: number): Promise<void> {
  return new Promise((wake) => setTimeout(wake, ms))
}
