// When the session ends in the middle of work, requests wait here until the person has given their password again.

import { create } from 'zustand'

interface Gate {
  closed: boolean
}

export const useGate = create<Gate>(() => ({ closed: false }))

let waiting: (() => void)[] = []

/** Shuts the gate and waits for it to open. */
export function sessionRestored(): Promise<void> {
  useGate.setState({ closed: true })
  return new Promise((resume) => waiting.push(resume))
}

/** Lets everything that waited carry on. */
export function openGate(): void {
  const resumed = waiting
  waiting = []
  useGate.setState({ closed: false })
  for (const resume of resumed) resume()
}
